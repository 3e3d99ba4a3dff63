/** What grades are mostly filtered by, each in a field of its own. */
import { useId } from "react";
import type { FeedbackFilter } from "@/gql/graphql";
import type { ListedGrade } from "@/states/grades/documents";
import {
  KIND_WORDS,
  type Kind,
  kindOf,
  withGrader,
  withKind,
  withToken,
  withVersion,
} from "./filter";

export interface TaskName {
  id: string;
  name: string;
  version: number;
  archivedAt: string | null;
}

interface TaskProps {
  task: string | undefined;
  tasks: readonly TaskName[];
  set: (id: string | undefined) => void;
}

export function TaskField({ task, tasks, set }: TaskProps) {
  return (
    <label>
      <span>Task</span>
      <select
        value={task ?? ""}
        onChange={({ currentTarget }) => set(currentTarget.value || undefined)}
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
  );
}

interface Props {
  f: FeedbackFilter;
  setFilter: (f: FeedbackFilter) => void;
}

export function KindField({ f, setFilter }: Props) {
  return (
    <label>
      <span>By</span>
      <select
        aria-label="By"
        value={kindOf(f) ?? ""}
        onChange={({ currentTarget: { value } }) =>
          setFilter(withKind(f, (value || undefined) as Kind | undefined))
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
  );
}

export function WhoFields({ f, setFilter, rows }: Props & { rows: readonly ListedGrade[] }) {
  return (
    <>
      <Typed
        label="Grader"
        value={String(f.grader?.id?.eq ?? "")}
        options={rows.map(({ grader }) => grader?.id ?? "")}
        set={(id) => setFilter(withGrader(f, id))}
      />
      <Typed
        label="Token"
        value={String(f.tokenId?.eq ?? "")}
        options={rows.map(({ author }) => author?.tokenId ?? "")}
        set={(id) => setFilter(withToken(f, id))}
      />
    </>
  );
}

/** @param version The task's, if one is chosen: those before it are offered. */
export function VersionField({ f, setFilter, version }: Props & { version: number }) {
  const value = f.taskVersion?.eq ?? "";
  const onChange = ({ currentTarget }: { currentTarget: { value: string } }) =>
    setFilter(withVersion(f, currentTarget.value === "" ? null : Number(currentTarget.value)));
  return (
    <label>
      <span>Version</span>
      {version > 0 ? (
        <select {...{ value, onChange }}>
          <option value="">Any</option>
          {Array.from({ length: Math.min(version, 100) }, (_, index) => (
            <option key={index}>{version - index}</option>
          ))}
        </select>
      ) : (
        <input type="number" min={1} placeholder="Any" {...{ value, onChange }} />
      )}
    </label>
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
