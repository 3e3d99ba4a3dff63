/** Add tags to what is selected, and take tags away: how many is said first. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { callsChanged, changingHere, retagRows } from "@/api/changedHere";
import { useNeeds } from "@/api/viewer";
import { announce } from "@/frame/announce";
import type { Wait } from "@/state/patient";
import { shownCount, shownMany } from "@/state/shown";
import { Failure } from "@/states/Failure";
import { Select } from "@/states/Select";
import { Waiting } from "@/states/Waiting";
import { Visible } from "@/states/Visible";
import type { DialogProps } from "./Dialogs";
import { NotApplied } from "@/states/filter/NotApplied";
import styles from "./Rows.module.css";
import { MOST_UNASKED, type Tags, countOf, tagAll, tagsOf } from "./tagging";
import { type TaskToTagFor, restWords, tagsFor, tasksToTagFor } from "./taskTags";

export function TagForm({ selection, filter, close }: DialogProps) {
  const [add, setAdd] = useState("");
  const [remove, setRemove] = useState("");
  const [typed, setTyped] = useState("");
  const needs = useNeeds("WRITER");
  const counted = useQuery({
    queryKey: ["tagging", selection === "all" ? (filter ?? {}) : [...selection]],
    queryFn: ({ signal }) => countOf(selection, filter, signal),
    gcTime: 0,
  });
  const [task, setTask] = useState<TaskToTagFor | null>(null);
  const { tag, progress, wait, cancel } = useTagging(selection, filter);
  const ofTask = task ? tagsFor(task.selector) : [];
  const tags = { add: [...new Set([...tagsOf(add), ...ofTask])], remove: tagsOf(remove) };
  const count = counted.data;
  const number = count ? shownCount(count.count, count.isExact) : "";
  const selected = count && shownMany(count.count, "completion", count.isExact);
  const asked = count && (!count.isExact || count.count > MOST_UNASKED) ? number : null;
  const isReady =
    needs === null &&
    !!count &&
    count.count > 0 &&
    tags.add.length + tags.remove.length > 0 &&
    (asked === null || typed.replaceAll(",", "").trim() === asked.replaceAll(",", ""));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady) tag.mutate(tags);
  };
  if (tag.isSuccess) {
    return (
      <>
        <p role="status">{shownMany(tag.data.count, "completion", tag.data.isExact)} changed.</p>
        {task && (
          <p>
            <a href={`#/tasks/${encodeURIComponent(task.id)}`}>
              See the queue of <Visible text={task.name || task.id} />
            </a>
          </p>
        )}
        <Button className="primary" autoFocus onPress={close}>
          Done
        </Button>
      </>
    );
  }
  return (
    <form onSubmit={submit}>
      {counted.error && <Failure error={counted.error} retry={() => void counted.refetch()} />}
      <p role="status">{selected ? `${selected} selected.` : "Counting …"}</p>
      <NotApplied />
      <Field label="Add tags, with commas between them" value={add} set={setAdd} isFirst />
      <OfTask task={task} set={setTask} />
      <Field label="Take tags away" value={remove} set={setRemove} />
      {asked !== null && (
        <Field label={`These are many: type ${asked} to go on`} value={typed} set={setTyped} />
      )}
      {tag.error && <Failure error={tag.error} />}
      {tag.error && progress > 0 && (
        <p role="status">
          Of the selected {shownCount(progress)} were done before that. Tagging anew begins at the
          first: what has the tags stays as it is.
        </p>
      )}
      {tag.isPending && (
        <p role="status">
          {shownCount(progress)} done …{" "}
          {wait && <Waiting key={`${wait.code} ${progress}`} wait={wait} />}
        </p>
      )}
      <p className={styles.actions}>
        <Button type="submit" className="primary" isDisabled={!isReady || tag.isPending}>
          Tag {number}
        </Button>
        <Button
          onPress={() => {
            cancel();
            close();
          }}
        >
          Cancel
        </Button>
        {needs}
      </p>
    </form>
  );
}

function useTagging(selection: DialogProps["selection"], filter: DialogProps["filter"]) {
  const [progress, setProgress] = useState(0);
  const [wait, setWait] = useState<Wait | null>(null);
  const abort = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    abort.current = controller;
    return () => controller.abort();
  }, []);
  const tag = useMutation({
    mutationFn: (tags: Tags) =>
      changingHere(selection === "all" ? [] : [...selection], () =>
        tagAll(selection, filter, tags, {
          signal: abort.current.signal,
          progress: setProgress,
          waits: setWait,
        }),
      ),
    onMutate: () => setProgress(0),
    onSuccess: ({ count, isExact }, { add, remove }) => {
      announce(`${shownMany(count, "completion", isExact)} changed`);
      // Of all that match nobody says which they are.
      if (selection === "all") return;
      retagRows(({ id, tags }) =>
        selection.has(id)
          ? [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag))
          : undefined,
      );
    },
    onSettled: (_, error) => {
      setWait(null);
      // Some of them may have been changed before it failed.
      if (error || selection === "all") void callsChanged();
    },
  });
  return { tag, progress, wait, cancel: () => abort.current.abort() };
}

function optionOf({ id, name, selector }: TaskToTagFor) {
  const isWithout = tagsFor(selector).length === 0;
  const words = `${name || id}${isWithout ? " (does not select by tags)" : ""}`;
  return [id, words, isWithout] as const;
}

interface OfTaskProps {
  task: TaskToTagFor | null;
  set: (task: TaskToTagFor | null) => void;
}

/** The tags by which a task selects: what has them waits in its queue. */
function OfTask({ task, set }: OfTaskProps) {
  const tasks = useQuery(tasksToTagFor());
  const rest = task ? restWords(task.selector) : [];
  if (tasks.error) return <Failure error={tasks.error} retry={() => void tasks.refetch()} />;
  return (
    <>
      <Select
        label="Add the tags of a task, so that it is graded"
        value={task?.id ?? ""}
        options={[["", "no task"], ...(tasks.data ?? []).map(optionOf)]}
        set={(chosen) => set(tasks.data?.find(({ id }) => id === chosen) ?? null)}
      />
      {task && (
        <p role="status">
          Adds <Visible text={tagsFor(task.selector).join(", ")} />.
          {rest.length > 0 && (
            <>
              {" "}
              The task takes only what is also <Visible text={rest.join(", ")} />.
            </>
          )}
        </p>
      )}
    </>
  );
}

interface FieldProps {
  label: string;
  value: string;
  set: (value: string) => void;
  isFirst?: boolean;
}

function Field({ label, value, set, isFirst = false }: FieldProps) {
  return (
    <label>
      {label}
      <input value={value} autoFocus={isFirst} onChange={({ target }) => set(target.value)} />
    </label>
  );
}
