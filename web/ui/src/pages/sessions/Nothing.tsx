/** No session: because there is none, or because of the filter, and of which part of it. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { queries } from "@/api/queries";
import { SESSIONS } from "@/state/filterText";
import { rangeWords } from "@/state/range";
import { shownCount } from "@/state/shown";
import { Empty } from "@/states/Empty";
import { type ListFilter, withinRange } from "./filter";
import { sessionCount } from "./list";

export function NoSessions() {
  return (
    <Empty title="No sessions yet">
      <p>
        A session is a group of calls: a process, a conversation, a test run. It comes into being
        with the first call that names it.
      </p>
      <a href="#/settings/connect">Connect an SDK</a>
    </Empty>
  );
}

interface Tried {
  words: string;
  count: string;
  apply: () => void;
}

export function NothingMatches({ of }: { of: ListFilter }) {
  const [tried, setTried] = useState<readonly Tried[] | "asking" | null>(null);
  const words = SESSIONS.print(SESSIONS.nodesOf(of.own));
  const look = async () => {
    setTried("asking");
    setTried(await tryWithoutEach(of));
  };
  return (
    <Empty title="Nothing matches">
      <p>
        No session fits {words !== "" && <code>{words}</code>}
        {words !== "" && of.range !== null && " "}
        {of.range !== null && (rangeWords(of.rangeText ?? "")?.toLowerCase() ?? "in this range")}.
      </p>
      {tried === null && <Button onPress={() => void look()}>Which condition empties it?</Button>}{" "}
      <Button onPress={of.clear}>Clear all</Button>
      {tried === "asking" && <p role="status">Asking without each of them …</p>}
      {Array.isArray(tried) && (
        <ul>
          {(tried as readonly Tried[]).map(({ words, count, apply }) => (
            <li key={words}>
              Without <code>{words}</code>: {count}{" "}
              <Button aria-label={`Leave out ${words}`} onPress={apply}>
                Leave it out
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Empty>
  );
}

/** One after the other: each may be a long one. */
async function tryWithoutEach(of: ListFilter): Promise<readonly Tried[]> {
  const nodes = SESSIONS.nodesOf(of.own);
  const without = nodes.map((node, index) => {
    const rest = SESSIONS.filterOf(nodes.filter((_, each) => each !== index));
    return {
      words: SESSIONS.print([node]),
      filter: withinRange(rest, of.range),
      apply: () => of.setOwn(rest),
    };
  });
  if (of.range !== null) {
    const words = rangeWords(of.rangeText ?? "")?.toLowerCase() ?? "the range of time";
    without.push({ words, filter: of.own, apply: () => of.setRange(undefined) });
  }
  const tried: Tried[] = [];
  for (const { words, filter, apply } of without) {
    const count = await queries.query(sessionCount(filter)).then(
      ({ totalCount, totalCountIsExact }) =>
        `${shownCount(totalCount)}${totalCountIsExact ? "" : "+"} sessions`,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    tried.push({ words, count, apply });
  }
  return tried;
}
