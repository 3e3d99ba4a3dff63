/** Which columns are shown, in which order, which stay at the side; and any place in a payload. */
import { type SubmitEvent, useState, useId } from "react";
import { Button } from "react-aria-components";
import { pathFault } from "@/state/payloadPath";
import { ALL_ORDERS } from "@/state/order";
import { Select } from "@/states/Select";
import type { DialogProps } from "./Dialogs";
import styles from "./Rows.module.css";
import { COLUMNS, columnOf } from "./columns";
import { type Layout, moved, pinToggled, toggled } from "./layout";
import { useLayout } from "./useLayout";

export function ColumnChoice({ order, setOrder, close }: DialogProps) {
  const { current, change, reset } = useLayout();
  const hidden = COLUMNS.filter(({ id }) => !current.shown.includes(id));
  return (
    <>
      <ul className={styles.columns}>
        {current.shown.map((id) => (
          <ShownColumn key={id} id={id} current={current} change={change} />
        ))}
        {hidden.map(({ id, header }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={false}
                onChange={() => change(toggled(current, id))}
              />
              {header}
            </label>
          </li>
        ))}
      </ul>
      <PathForm add={(path) => change(toggled(current, path))} shown={current.shown} />
      <OrderChoice order={order} setOrder={setOrder} />
      <p className={styles.actions}>
        <Button onPress={reset}>As at first</Button>
        <Button className="primary" onPress={close}>
          Done
        </Button>
      </p>
    </>
  );
}

interface ShownProps {
  id: string;
  current: Layout;
  change: (next: Layout) => void;
}

function ShownColumn({ id, current, change }: ShownProps) {
  const header = columnOf(id)?.header ?? id;
  const isPinned = current.pinned.includes(id);
  return (
    <li>
      <label>
        <input type="checkbox" checked onChange={() => change(toggled(current, id))} />
        {header}
      </label>
      <Button aria-label={`${header}: to the left`} onPress={() => change(moved(current, id, -1))}>
        ←
      </Button>
      <Button aria-label={`${header}: to the right`} onPress={() => change(moved(current, id, 1))}>
        →
      </Button>
      <Button onPress={() => change(pinToggled(current, id))}>
        {isPinned ? "Unpin" : "Pin"}
        <span className="visually-hidden"> {header}</span>
      </Button>
    </li>
  );
}

function PathForm({ add, shown }: { add: (path: string) => void; shown: readonly string[] }) {
  const [path, setPath] = useState("");
  const id = useId();
  const faultId = useId();
  const trimmed = path.trim();
  const fault = shown.includes(trimmed) ? "it is a column already" : pathFault(trimmed);
  // Nobody is told while the first name is typed.
  const isWrong = fault !== null && trimmed.includes(".");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (fault !== null) return;
    add(trimmed);
    setPath("");
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor={id}>A value of the payload</label>
      <input
        id={id}
        value={path}
        placeholder="request.temperature, response.choices.0.finish_reason, extra.user"
        onChange={({ target }) => setPath(target.value)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? faultId : undefined}
      />
      {isWrong && (
        <p id={faultId} role="status">
          <span aria-hidden>✕ </span>No column: {fault}.
        </p>
      )}
      <p className={styles.actions}>
        <Button type="submit" isDisabled={fault !== null}>
          Add the column
        </Button>
      </p>
    </form>
  );
}

const WORDS: Record<string, string> = {
  CREATED_AT: "time",
  UPDATED_AT: "last change",
  DURATION: "duration",
  TOTAL_TOKENS: "tokens",
  COST: "cost",
  MODEL: "model",
  RELEVANCE: "relevance",
};

function OrderChoice({ order, setOrder }: Pick<DialogProps, "order" | "setOrder">) {
  const options = ALL_ORDERS.map((each) => {
    const word = WORDS[each.replace("-", "")] ?? each;
    return [each, `${word}${each.startsWith("-") ? ", largest" : ", smallest"} first`] as const;
  });
  return (
    <p>
      <Select label="Order by" value={order} options={options} set={setOrder} />
    </p>
  );
}
