/** What the editor of a task has: as typed, kept over a reload, and as it is sent. */
import { useEffect, useMemo, useState } from "react";
import { JsonText } from "@/api/jsonText";
import type { CreateFeedbackTaskInput, UpdateFeedbackTaskInput } from "@/gql/graphql";
import { draftOf } from "@/state/drafts";
import { type Selector, inputOf } from "@/state/selector";
import { jsonFault } from "./jsonFault";

export interface Draft {
  name: string;
  instruction: string;
  schemaText: string;
  gradesPerCompletion: string;
  selector: Selector;
}

interface Kept {
  /** The version that it was begun on; null of a new task. */
  version: number | null;
  /** What it was then: whatever differs was typed here. */
  base: Draft;
  draft: Draft;
}

export interface Editing {
  draft: Draft;
  base: Draft;
  set: (change: Partial<Draft>) => void;
  isChanged: boolean;
  /** The version that the changes are made for. */
  version: number | null;
  /** Go on from what there is now, with what was typed; what was not touched is as it is there. */
  goOn: () => void;
  /** As it was; nothing of it is kept. */
  drop: () => void;
}

/** @param name Of the draft, such as `task:new`. */
export function useEditing(name: string, base: Draft, version: number | null): Editing {
  const kept = useMemo(() => draftOf<Kept>(name), [name]);
  const now: Kept = { version, base, draft: base };
  const [state, setState] = useState<Kept>(() => fitting(kept.get(), now));
  const isChanged = !isSame(state.draft, state.base);
  // What was not touched follows what is there.
  if (!isChanged && !isSame(state.base, base)) setState(now);
  useEffect(() => {
    kept.set(isChanged ? state : null);
  }, [kept, state, isChanged]);
  return {
    draft: state.draft,
    base: state.base,
    set: (change) => setState((before) => ({ ...before, draft: { ...before.draft, ...change } })),
    isChanged,
    version: isChanged ? state.version : version,
    goOn: () =>
      setState((before) => ({ version, base, draft: merged(before.draft, before.base, base) })),
    drop: () => {
      kept.set(null);
      setState(now);
    },
  };
}

const FIELDS = [
  "name",
  "instruction",
  "schemaText",
  "gradesPerCompletion",
  "selector",
] as const satisfies (keyof Draft)[];

/** Which fields were typed into. */
function changed(draft: Draft, base: Draft): (keyof Draft)[] {
  return FIELDS.filter((each) => JSON.stringify(draft[each]) !== JSON.stringify(base[each]));
}

/** What was typed, over what is there now. */
export function merged(draft: Draft, base: Draft, now: Draft): Draft {
  const own = changed(draft, base).map((each) => [each, draft[each]] as const);
  return { ...now, ...Object.fromEntries(own) };
}

/** What was kept, where it has the form of today; storage is anybody's. */
function fitting(kept: Partial<Kept> | null, now: Kept): Kept {
  const { version = null, base, draft } = kept ?? {};
  if (!isDraft(base) || !isDraft(draft)) return now;
  return { version: typeof version === "number" ? version : now.version, base, draft };
}

function isDraft(value: Partial<Draft> | undefined): value is Draft {
  const texts = [value?.name, value?.instruction, value?.schemaText, value?.gradesPerCompletion];
  return texts.every((each) => typeof each === "string") && isSelector(value?.selector);
}

function isSelector(value: Partial<Selector> | undefined): boolean {
  const tags: Partial<Selector["tags"]> = value?.tags ?? {};
  return (
    [tags.all, tags.any, tags.none].every(Array.isArray) && typeof value?.sampleRate === "number"
  );
}

function isSame(one: Draft, other: Draft): boolean {
  return changed(one, other).length === 0;
}

/** What has to be put right before it is worth sending; the gateway knows the rest. */
export function whyNot(draft: Draft): string | null {
  if (draft.name.trim() === "") return "It needs a name.";
  if (jsonFault(draft.schemaText)) return "The JSON Schema is no JSON yet.";
  const grades = Number(draft.gradesPerCompletion);
  if (!Number.isInteger(grades) || grades < 1) return "Graders of each call: 1 to 50.";
  return null;
}

export function createInput(draft: Draft): CreateFeedbackTaskInput {
  return {
    name: draft.name.trim(),
    instruction: draft.instruction,
    jsonSchema: new JsonText(draft.schemaText),
    gradesPerCompletion: Number(draft.gradesPerCompletion),
    selector: inputOf(draft.selector),
    completionTagsSelector: [],
  };
}

/** What was changed, and nothing else: what somebody else changes meanwhile is theirs. */
export function updateInput(
  id: string,
  { draft, base, version }: Pick<Editing, "draft" | "base" | "version">,
): UpdateFeedbackTaskInput {
  const own = changed(draft, base);
  const all = createInput(draft);
  return {
    id,
    ...(version !== null && { expectedVersion: version }),
    ...(own.includes("name") && { name: all.name }),
    ...(own.includes("instruction") && { instruction: draft.instruction }),
    ...(own.includes("schemaText") && { jsonSchema: all.jsonSchema }),
    ...(own.includes("gradesPerCompletion") && {
      gradesPerCompletion: Number(draft.gradesPerCompletion),
    }),
    ...(own.includes("selector") && { selector: inputOf(draft.selector) }),
  };
}
