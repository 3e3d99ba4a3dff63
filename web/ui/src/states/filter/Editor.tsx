/** The filter by fields, operators and values: the same conditions as in the line, each in a row. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { type Node, filterOf, nodesOfFilter, parseFilter, printNodes } from "@/state/filterText";
import type { PageFilter } from "@/state/useFilter";
import styles from "./filter.module.css";
import { type EditedRow, OPERATOR_WORDS, choicesOf, rowOf, textOf } from "./editorRows";
import { COMPLETION } from "@/state/filterText/fields";
import { saysTask } from "@/state/filterText/tasks";
import { Select } from "@/states/Select";
import { useTasks } from "./useTasks";

export default function Editor({ of, close }: { of: PageFilter; close: () => void }) {
  const [rows, setRows] = useState(() => {
    const made = nodesOfFilter(of.own).map(rowOf);
    return made.length > 0 ? made : [emptyRow()];
  });
  const set = (index: number, row: EditedRow) => setRows(rows.with(index, row));
  const hasTask = rows.some((row) => saysTask(parseFilter(textOf(row)).nodes));
  const tasks = useTasks(hasTask);
  const parsed = rows.map((row) => parseFilter(textOf(row), tasks));
  const isWaiting = hasTask && tasks === undefined;
  const isWrong = isWaiting || parsed.some(({ errors }) => errors.length > 0);
  const nodes: Node[] = parsed.flatMap((each) => each.nodes);
  return (
    <section>
      <h2>All of these hold</h2>
      {rows.map((row, index) => (
        <Condition
          key={index}
          number={index + 1}
          row={row}
          error={parsed[index]?.errors[0]?.message}
          set={(next) => set(index, next)}
          remove={() => setRows(rows.filter((_, each) => each !== index))}
        />
      ))}
      <div className={styles.row}>
        <Button onPress={() => setRows([...rows, emptyRow()])}>Add a condition</Button>
        <Button onPress={() => setRows([...rows, { kind: "text", text: "" }])}>
          Add alternatives, or any text
        </Button>
      </div>
      <p>
        As text: <code>{printNodes(nodes) || "everything"}</code>
      </p>
      <Button
        className="primary"
        isDisabled={isWrong}
        onPress={() => {
          of.setOwn(filterOf(nodes));
          close();
        }}
      >
        Apply
      </Button>
    </section>
  );
}

const emptyRow = (): EditedRow => ({
  kind: "field",
  name: "status",
  path: "",
  operator: "is",
  value: "",
});

interface Props {
  number: number;
  row: EditedRow;
  error: string | undefined;
  set: (row: EditedRow) => void;
  remove: () => void;
}

function Condition({ number, row, error, set, remove }: Props) {
  return (
    <fieldset className={styles.condition} aria-label={`Condition ${number}`}>
      {row.kind === "text" ? (
        <textarea
          aria-label="Text"
          rows={2}
          value={row.text}
          onChange={(event) => set({ kind: "text", text: event.currentTarget.value })}
        />
      ) : (
        <FieldRow row={row} set={set} />
      )}
      <Button aria-label={`Remove condition ${number}`} onPress={remove}>
        ✕
      </Button>
      {error !== undefined && <span className={styles.error}>✕ {error}</span>}
    </fieldset>
  );
}

const NAMES = [
  ...COMPLETION.fields.map(({ name }) => name),
  ...COMPLETION.paths.flatMap(({ prefixes }) => prefixes),
].map((name) => [name, name] as const);

function FieldRow({ row, set }: { row: EditedRow & { kind: "field" }; set: Props["set"] }) {
  const { operators, values } = choicesOf(row.name);
  return (
    <>
      <Select
        label="Field"
        isLabelHidden
        value={row.name}
        options={NAMES}
        set={(name) => set({ ...row, name, operator: "is", value: "" })}
      />
      {row.name.endsWith(".") && (
        <input
          aria-label="Path"
          value={row.path}
          onChange={(event) => set({ ...row, path: event.currentTarget.value })}
        />
      )}
      <Select
        label="Operator"
        isLabelHidden
        value={row.operator}
        options={operators.map((each) => [each, OPERATOR_WORDS[each] ?? each])}
        set={(operator) => set({ ...row, operator })}
      />
      {!/^(is there|is not there)$/.test(row.operator) &&
        (values ? (
          <Select
            label="Value"
            isLabelHidden
            value={row.value}
            options={[["", "choose"], ...values.map((each) => [each, each] as const)]}
            set={(value) => set({ ...row, value })}
          />
        ) : (
          <input
            aria-label="Value"
            value={row.value}
            onChange={(event) => set({ ...row, value: event.currentTarget.value })}
          />
        ))}
    </>
  );
}
