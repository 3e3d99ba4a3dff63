/** The answer that is being written: it is kept as it is typed, until it is sent or thrown away. */
import { useCallback, useMemo } from "react";
import { type Json, parseJson, printJson } from "@/forms/json";
import { Root } from "@/forms/schema";
import { startOf } from "@/forms/start";
import { drafts, keepDraft } from "@/state/unsentGrades";
import { useStored } from "@/state/stored";

export interface Answer {
  value: Json;
  comment: string;
  /** Something was written that is not sent. */
  isBegun: boolean;
  setValue: (value: Json | undefined) => void;
  setComment: (comment: string) => void;
}

export interface Begin {
  value: Json;
  comment: string;
}

export const draftKey = (tokenId: string, taskId: string, completionId: string) =>
  `${tokenId} ${taskId} ${completionId}`;

/** @param begin What was answered before, where it is corrected. */
export function useAnswer(key: string, schema: unknown, begin: Begin | null): Answer {
  const draft = useStored(drafts)[key];
  const start = useMemo(
    () => begin?.value ?? startOf(new Root(schema), schema) ?? {},
    [schema, begin],
  );
  const value = useMemo(() => (draft ? read(draft.values) : undefined) ?? start, [draft, start]);
  const comment = draft?.comment ?? begin?.comment ?? "";
  const setValue = useCallback(
    (next: Json | undefined) => {
      const value = next ?? {};
      written = { text: printJson(value), value };
      keepDraft(key, { values: written.text, comment });
    },
    [key, comment],
  );
  const setComment = useCallback(
    (next: string) => keepDraft(key, { values: printJson(value), comment: next }),
    [key, value],
  );
  return { value, comment, isBegun: draft !== undefined, setValue, setComment };
}

/** What was typed last is not read again: all of it that is the same stays the same object. */
let written: { text: string; value: Json } | undefined;

function read(text: string): Json | undefined {
  if (written?.text === text) return written.value;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
