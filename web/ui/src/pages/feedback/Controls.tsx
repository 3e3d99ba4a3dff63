/** What the list is filtered by: a control for each, and the conditions that are set as chips. */
import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "react-aria-components";
import type { FeedbackFilter, FeedbackValueFilter } from "@/gql/graphql";
import type { Range } from "@/state/range";
import { RangeMenu } from "@/states/filter/RangeMenu";
import type { ListedGrade } from "@/states/grades/documents";
import { tasksWithGrades } from "@/states/grades/documents";
import { fieldsOf } from "@/state/exact";
import { useIsNarrow } from "@/state/useIsNarrow";
import { Visible } from "@/states/Visible";
import styles from "./Feedback.module.css";
import {
  KIND_WORDS,
  type Kind,
  OPERATORS,
  type Operator,
  chipsOf,
  kindOf,
  readValue,
  withGrader,
  withKind,
  withToken,
  withValue,
  withVersion,
} from "./filter";

interface Props {
  task: string | undefined;
  f: FeedbackFilter;
  r: string | undefined;
  range: Range | null;
  /** Loaded rows: what is typed is suggested from them. */
  rows: readonly ListedGrade[];
  setTask: (id: string | undefined) => void;
  setFilter: (f: FeedbackFilter) => void;
  setRange: (r: string | undefined) => void;
  clear: () => void;
}

export function Controls({ task, f, r, range, rows, ...set }: Props) {
  const tasks = useQuery(tasksWithGrades()).data ?? [];
  const version = tasks.find(({ id }) => id === task)?.version ?? 0;
  const chips = chipsOf(f);
  const isNarrow = useIsNarrow(640);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.controls}>
      {isNarrow && (
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? "▾" : "▸"} Filter
        </Button>
      )}
      <div className={styles.line} role="group" aria-label="Filter" hidden={isNarrow && !isOpen}>
        <label>
          <span>Task</span>
          <select
            data-filter
            value={task ?? ""}
            onChange={({ currentTarget }) => set.setTask(currentTarget.value || undefined)}
          >
            <option value="">All tasks</option>
            {task !== undefined && !tasks.some(({ id }) => id === task) && (
              <option value={task}>{task}</option>
            )}
            {tasks.map(({ id, name, archivedAt }) => (
              <option key={id} value={id}>
                {name || id}
                {archivedAt !== null && " (archived)"}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>By</span>
          <select
            aria-label="By"
            value={kindOf(f) ?? ""}
            onChange={({ currentTarget: { value } }) =>
              set.setFilter(withKind(f, (value || undefined) as Kind | undefined))
            }
          >
            <option value="">Anybody</option>
            {Object.entries(KIND_WORDS).map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <Typed
          label="Grader"
          value={String(f.grader?.id?.eq ?? "")}
          options={rows.map(({ grader }) => grader?.id ?? "")}
          set={(id) => set.setFilter(withGrader(f, id))}
        />
        <Typed
          label="Token"
          value={String(f.tokenId?.eq ?? "")}
          options={rows.map(({ author }) => author?.tokenId ?? "")}
          set={(id) => set.setFilter(withToken(f, id))}
        />
        <label>
          <span>Version</span>
          {version > 0 ? (
            <select
              value={f.taskVersion?.eq ?? ""}
              onChange={({ currentTarget: { value } }) =>
                set.setFilter(withVersion(f, value === "" ? null : Number(value)))
              }
            >
              <option value="">Any</option>
              {Array.from({ length: Math.min(version, 100) }, (_, index) => (
                <option key={index}>{version - index}</option>
              ))}
            </select>
          ) : (
            <input
              type="number"
              min={1}
              placeholder="Any"
              value={f.taskVersion?.eq ?? ""}
              onChange={({ currentTarget: { value } }) =>
                set.setFilter(withVersion(f, value === "" ? null : Number(value)))
              }
            />
          )}
        </label>
        <div className={styles.range}>
          <span>Given</span>
          <RangeMenu text={r} range={range} setRange={set.setRange} />
        </div>
        <ValueForm rows={rows} add={(value) => set.setFilter(withValue(f, value))} />
      </div>
      {chips.length > 0 && (
        <ul className={styles.chips} aria-label="Conditions">
          {chips.map(({ words, without }, index) => (
            <li key={index}>
              <bdi>
                <Visible text={words} />
              </bdi>
              <Button aria-label={`Remove ${words}`} onPress={() => set.setFilter(without)}>
                ✕
              </Button>
            </li>
          ))}
          <li data-clear>
            <Button onPress={set.clear}>Clear all</Button>
          </li>
        </ul>
      )}
    </div>
  );
}

interface TypedProps {
  label: string;
  value: string;
  options: readonly string[];
  set: (value: string) => void;
}

/** Set when it is left, or with Enter: not at each letter. */
function Typed({ label, value, options, set }: TypedProps) {
  const list = useId();
  const known = [...new Set(options)].filter(Boolean).slice(0, 100);
  const take = (text: string) => {
    if (text.trim() !== value) set(text.trim());
  };
  return (
    <label>
      <span>{label}</span>
      <input
        key={value}
        list={list}
        defaultValue={value}
        placeholder="Any"
        autoComplete="off"
        onBlur={({ currentTarget }) => take(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && take(currentTarget.value)}
      />
      <datalist id={list}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </label>
  );
}

interface ValueProps {
  rows: readonly ListedGrade[];
  add: (value: FeedbackValueFilter) => void;
}

/** A condition on a field of the answer. */
function ValueForm({ rows, add }: ValueProps) {
  const list = useId();
  const [path, setPath] = useState("");
  const [operator, setOperator] = useState<Operator>("eq");
  const [text, setText] = useState("");
  const paths = new Set(
    rows.flatMap(({ jsonValues }) => fieldsOf(jsonValues).map(([name]) => name)),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (path.trim() === "") return;
    const value = operator === "contains" ? text : readValue(text);
    add({ path: path.trim(), [operator]: value });
    setText("");
  };
  return (
    <form className={styles.valueForm} onSubmit={submit} aria-label="A value of the answer">
      <label>
        <span>Answer</span>
        <input
          list={list}
          value={path}
          placeholder="Field"
          autoComplete="off"
          onChange={({ currentTarget }) => setPath(currentTarget.value)}
        />
      </label>
      <datalist id={list}>
        {[...paths].filter(Boolean).map((each) => (
          <option key={each} value={each.replaceAll("\\", "\\\\").replaceAll(".", "\\.")} />
        ))}
      </datalist>
      <select
        aria-label="How it compares"
        value={operator}
        onChange={({ currentTarget }) => setOperator(currentTarget.value as Operator)}
      >
        {Object.entries(OPERATORS).map(([each, sign]) => (
          <option key={each} value={each}>
            {sign}
          </option>
        ))}
      </select>
      <input
        aria-label="Value"
        value={text}
        placeholder="Value"
        autoComplete="off"
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" isDisabled={path.trim() === ""}>
        Add
      </Button>
    </form>
  );
}
