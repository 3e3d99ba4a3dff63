/** What the palette has: what an id leads to, commands, saved views, tasks. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { foundQuery, idIn } from "@/api/found";
import { savedViewsQuery, searchOfView } from "@/api/savedViews";
import { taskNamesQuery } from "@/api/tasks";
import { useAllCommands } from "@/commands/commands";
import type { FindByIdQuery } from "@/gql/graphql";
import { shortened } from "@/state/shown";
import { useToken } from "@/state/token";

export interface Entry {
  id: string;
  title: string;
  /** What it is of. */
  note: string;
  /** What is typed to find it. */
  words: string;
  keys?: string[] | undefined;
  unavailable?: string | null | undefined;
  run: () => void;
}

/** A paste is one change; what is typed letter by letter is asked for once. */
const PAUSE_MILLISECONDS = 200;

export function useEntries(typed: string) {
  const navigate = useNavigate();
  const hasToken = useToken() !== "";
  const typedId = idIn(typed);
  const id = useSettled(typedId);
  const lookup = useQuery({ ...foundQuery(id), enabled: hasToken && id !== null });
  const views = useQuery({ ...savedViewsQuery(), enabled: hasToken });
  const tasks = useQuery({ ...taskNamesQuery(), enabled: hasToken });
  const found = lookup.data ? entriesOf(lookup.data, typed, navigate) : [];
  const commands = useAllCommands()
    .filter((each) => each.id !== "palette")
    .map((each): Entry => ({ ...each, note: each.group, words: `${each.group} ${each.title}` }));
  const saved = (views.data ?? []).flatMap((view): Entry[] => {
    const search = searchOfView(view);
    if (!search) return [];
    const words = `View ${view.name}`;
    const run = () => void navigate({ to: "/completions", search });
    return [{ id: `view:${view.id}`, title: view.name, note: "Saved view", words, run }];
  });
  const named = (tasks.data ?? []).map(({ id, name }): Entry => {
    const run = () => void navigate({ to: "/tasks/$id", params: { id } });
    return { id: `task:${id}`, title: name || id, note: "Task", words: `Task ${name} ${id}`, run };
  });
  // What an id leads to comes first: until that is known Enter must not search for it as words.
  const isLooking = hasToken && typedId !== null && (typedId !== id || lookup.isLoading);
  const isOfNothing = lookup.data !== undefined && found.length === 0;
  const searches = hasToken && !isLooking ? searchesFor(typed, isOfNothing, navigate) : [];
  return {
    entries: [...found, ...commands, ...saved, ...named, ...searches],
    found,
    isLooking,
  };
}

/** @param typed They are found by it, whatever they are called: it has their id. */
function entriesOf(
  { completion, session, feedback }: FindByIdQuery,
  typed: string,
  navigate: ReturnType<typeof useNavigate>,
): Entry[] {
  const found: Entry[] = [];
  const toCompletion = (id: string) => () =>
    void navigate({ to: "/completions/$id", params: { id } });
  if (completion) {
    const { id, model, status } = completion;
    const title = `Completion ${id}`;
    const note = [model, status?.toLowerCase()].filter(Boolean).join(", ");
    found.push({ id: `completion:${id}`, title, note, words: typed, run: toCompletion(id) });
  }
  if (session) {
    const f = { sessionId: { eq: session.id } };
    const run = () => void navigate({ to: "/completions", search: { f } });
    const toSession = () => void navigate({ to: "/sessions/$id", params: { id: session.id } });
    const note = session.name ?? "Session";
    const title = `Session ${session.id}`;
    found.push({ id: `session:${session.id}`, title, note, words: typed, run: toSession });
    const ofCalls = `Completions of the session ${session.id}`;
    found.push({ id: `calls:${session.id}`, title: ofCalls, note, words: typed, run });
  }
  const graded = feedback?.matchedCompletionIds[0];
  if (feedback && graded !== undefined) {
    const title = `What the feedback ${feedback.id} grades`;
    const run = toCompletion(graded);
    found.push({ id: `feedback:${feedback.id}`, title, note: "Feedback", words: typed, run });
  }
  return found;
}

/** The longest that the gateway searches for. */
const MOST_LETTERS = 1000;

/** Lists of what has these words in it. */
function searchesFor(
  typed: string,
  isOfNothing: boolean,
  navigate: ReturnType<typeof useNavigate>,
): Entry[] {
  const text = typed.trim();
  if (text === "" || text.length > MOST_LETTERS) return [];
  const f = { text };
  const calls = () => void navigate({ to: "/completions", search: { f } });
  const sessions = () => void navigate({ to: "/sessions", search: { f } });
  const title = (what: string) => `Search ${what} for “${shortened(text, 60)}”`;
  const note = isOfNothing ? "No such id; words in them" : "Words in them";
  const words = typed;
  return [
    { id: "search:calls", title: title("calls"), note, words, run: calls },
    { id: "search:sessions", title: title("sessions"), note, words, run: sessions },
  ];
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
