/** Nothing fits the filter of a list: what it says, and which of its conditions empties it. */
import { useState } from "react";
import { Button } from "react-aria-components";
import type { Language } from "@/state/filterText";
import { type Range, rangeWords } from "@/state/range";
import { shownMany } from "@/state/shown";
import { Empty } from "./Empty";

interface Counted {
  totalCount: number;
  totalCountIsExact: boolean;
}

interface Props<F extends object> {
  /** As the page has it. */
  of: {
    own: F | undefined;
    rangeText: string | undefined;
    range: Range | null;
    setOwn: (own: F | undefined) => void;
    setRange: (text: string | undefined) => void;
    clear: () => void;
  };
  title?: string;
  /** What the list is of: `session`. */
  what: string;
  language: Pick<Language<F>, "nodesOf" | "print" | "filterOf">;
  within: (own: F | undefined, range: Range | null) => F | undefined;
  countOf: (filter: F | undefined) => Promise<Counted>;
}

interface Tried {
  words: string;
  count: string;
  apply: () => void;
}

export function NothingMatches<F extends object>(props: Props<F>) {
  const { of, language } = props;
  const words = language.print(language.nodesOf(of.own));
  // What was tried of one filter says nothing of another.
  return <Tries key={`${of.rangeText ?? ""} ${words}`} {...props} words={words} />;
}

function Tries<F extends object>({ words, ...props }: Props<F> & { words: string }) {
  const { of, what, title = "Nothing matches" } = props;
  const [tried, setTried] = useState<Tried[] | "asking" | null>(null);
  const hasConditions = words !== "" || of.range !== null;
  const look = async () => {
    setTried("asking");
    setTried(await tryWithoutEach(props));
  };
  return (
    <Empty title={title}>
      {!hasConditions && <p>There is no {what} at all.</p>}
      <p hidden={!hasConditions}>
        No {what} fits {words !== "" && <code>{words}</code>}
        {words !== "" && of.range !== null && " "}
        {of.range !== null && (rangeWords(of.rangeText ?? "")?.toLowerCase() ?? "in this range")}.
      </p>
      {hasConditions && (
        <>
          {tried === null && (
            <Button onPress={() => void look()}>Which condition empties it?</Button>
          )}{" "}
          <Button onPress={of.clear}>Clear all</Button>
        </>
      )}
      {tried === "asking" && <p role="status">Asking without each of them …</p>}
      {Array.isArray(tried) && (
        <ul>
          {tried.map(({ words, count, apply }) => (
            <li key={words}>
              Without <code>{words}</code>: {count}{" "}
              <Button aria-label={`Leave it out: ${words}`} onPress={apply}>
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
async function tryWithoutEach<F extends object>(props: Props<F>): Promise<Tried[]> {
  const { of, what, language, within, countOf } = props;
  const nodes = language.nodesOf(of.own);
  const without = nodes.map((node, index) => {
    const rest = language.filterOf(nodes.filter((_, each) => each !== index));
    return {
      words: language.print([node]),
      filter: within(rest, of.range),
      apply: () => of.setOwn(rest),
    };
  });
  if (of.range !== null) {
    const words = rangeWords(of.rangeText ?? "")?.toLowerCase() ?? "the range of time";
    without.push({ words, filter: of.own, apply: () => of.setRange(undefined) });
  }
  const tried: Tried[] = [];
  for (const { words, filter, apply } of without) {
    const count = await countOf(filter).then(
      ({ totalCount, totalCountIsExact }) => shownMany(totalCount, what, totalCountIsExact),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    tried.push({ words, count, apply });
  }
  return tried;
}
