/** What grades are mostly filtered by, each in a field of its own. */
import { useId, useState } from "react";
import type { FeedbackFilter } from "@/gql/graphql";
import { Select } from "@/states/Select";
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

const MOST_VERSIONS = 100;

interface TaskProps {
  task: string | undefined;
  tasks: readonly TaskName[];
  set: (id: string | undefined) => void;
}

export function TaskField({ task, tasks, set }: TaskProps) {
  const isKnown = task === undefined || tasks.some(({ id }) => id === task);
  const unknown = isKnown ? [] : [[task, task] as const];
  const known = tasks.map(
    ({ id, name, archivedAt }) =>
      [id, `${name || id}${archivedAt === null ? "" : " (archived)"}`] as const,
  );
  return (
    <label>
      <span>Task</span>
      <Select
        label="Task"
        isLabelHidden
        value={task ?? ""}
        options={[["", "All tasks"], ...unknown, ...known]}
        set={(id) => set(id || undefined)}
      />
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
      <Select
        label="By"
        isLabelHidden
        value={kindOf(f) ?? ""}
        options={[["", "Anybody"], ...(Object.entries(KIND_WORDS) as [Kind, string][])]}
        set={(kind) => setFilter(withKind(f, kind === "" ? undefined : kind))}
      />
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
  const value = String(f.taskVersion?.eq ?? "");
  const set = (text: string) => setFilter(withVersion(f, text === "" ? null : Number(text)));
  const versions = Array.from({ length: Math.min(version, MOST_VERSIONS) }, (_, index) =>
    String(version - index),
  );
  return (
    <label>
      <span>Version</span>
      {version > 0 ? (
        <Select
          label="Version"
          isLabelHidden
          options={[["", "Any"], ...versions.map((each) => [each, each] as const)]}
          {...{ value, set }}
        />
      ) : (
        <VersionInput of={f} {...{ value, set }} />
      )}
    </label>
  );
}

const MOST_VERSION = 2 ** 31 - 1;

interface VersionProps {
  /** The filter that it is part of. */
  of: FeedbackFilter;
  value: string;
  set: (text: string) => void;
}

/** What is no version is said, and filters nothing: a number is never turned into another one. */
export function VersionInput({ of, value, set }: VersionProps) {
  // At another filter what was typed is gone, as with Clear: that one's version is shown.
  const [typed, setTyped] = useState({ of, text: value });
  if (typed.of !== of) setTyped({ of, text: value });
  const wrong = versionFault(typed.text) !== null ? typed.text : null;
  const id = useId();
  const fault = wrong === null ? null : versionFault(wrong);
  return (
    <>
      <input
        inputMode="numeric"
        placeholder="Any"
        autoComplete="off"
        value={wrong ?? value}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : id}
        onChange={({ currentTarget: { value: text } }) => {
          setTyped({ of, text });
          if (versionFault(text) === null) set(text.trim());
        }}
      />
      {fault !== null && <small id={id}>{fault}</small>}
    </>
  );
}

export function versionFault(text: string): string | null {
  if (/^\s*([1-9]\d*)?\s*$/.test(text) && Number(text) <= MOST_VERSION) return null;
  return /^\s*[1-9]\d*\s*$/.test(text) ? "No task has so many versions" : "1, 2, 3 or more";
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
