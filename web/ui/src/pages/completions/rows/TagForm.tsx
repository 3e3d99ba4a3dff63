/** Add tags to what is selected, and take tags away: how many is said first. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useNeeds } from "@/api/viewer";
import { announce } from "@/frame/announce";
import { shownCount } from "@/state/shown";
import { Failure } from "@/states/Failure";
import type { DialogProps } from "./Dialogs";
import styles from "./Rows.module.css";
import { MOST_UNASKED, countOf, tagAll, tagsOf } from "./tagging";

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
  const { tag, progress, cancel } = useTagging(selection, filter);
  const tags = { add: tagsOf(add), remove: tagsOf(remove) };
  const count = counted.data;
  const number = count ? shownCount(count.count, count.isExact) : "";
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
        <p role="status">{tag.data} completions were changed.</p>
        <Button className="primary" autoFocus onPress={close}>
          Done
        </Button>
      </>
    );
  }
  return (
    <form onSubmit={submit}>
      {counted.error && <Failure error={counted.error} retry={() => void counted.refetch()} />}
      <p role="status">{count ? `${number} completions are selected.` : "Counting …"}</p>
      <Field label="Add tags, with commas between them" value={add} set={setAdd} isFirst />
      <Field label="Take tags away" value={remove} set={setRemove} />
      {asked !== null && (
        <Field label={`These are many: type ${asked} to go on`} value={typed} set={setTyped} />
      )}
      {tag.error && <Failure error={tag.error} />}
      {tag.isPending && <p role="status">{progress} done …</p>}
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
  const abort = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    abort.current = controller;
    return () => controller.abort();
  }, []);
  const tag = useMutation({
    mutationFn: (tags: { add: string[]; remove: string[] }) =>
      tagAll(selection, filter, tags, { signal: abort.current.signal, progress: setProgress }),
    onSuccess: (count) => announce(`${count} completions were changed`),
  });
  return { tag, progress, cancel: () => abort.current.abort() };
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
