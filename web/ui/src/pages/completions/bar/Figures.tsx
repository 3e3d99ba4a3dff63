/** How many match, what that took, and how they are found. Loaded after the rows. */
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useAgainOnReached } from "@/api/again";
import { completionCount } from "@/api/count";
import { asApiError } from "@/api/errors";
import { nodesOfFilter, filterOf, printNodes } from "@/state/filterText";
import { printExact } from "@/state/jsonText";
import { type Range, withRange } from "@/state/range";
import type { CompletionFilter } from "@/gql/graphql";
import { type Order, orderBy } from "@/state/order";
import { shownCount, shownSpan } from "@/state/shown";
import type { PageFilter } from "@/state/useFilter";
import styles from "@/states/filter/filter.module.css";
import boxes from "./Figures.module.css";
import { completionExplanation } from "./explain";
import type { Typed } from "@/states/filter/FilterLine";
import { Scroll } from "@/states/Scroll";
import { FailedPart } from "@/states/FailedPart";
import { Time } from "@/states/Time";
import { newsWords, useNews } from "../live/news";
import { SERVED_WORDS, ofAll, servedBy } from "@/states/filter/served";

type Filter = CompletionFilter | undefined;

interface Props {
  of: PageFilter;
  /** What stands in the field, and is not applied. */
  typed: Typed<CompletionFilter> | null;
  isAfterRows: boolean;
}

export default function Figures({ of, typed, isAfterRows }: Props) {
  const [opened, setOpened] = useState<string | null>(null);
  const { o } = useSearch({ from: "/completions" });
  const isTyped = typed?.isRight === true;
  const own = isTyped ? typed.filter : of.own;
  // What is typed on is another question: nobody has asked for that to be looked into.
  const question = printExact([own ?? {}, of.rangeText ?? null, o ?? null]);
  const isOpen = opened === question;
  return (
    <>
      <Count filter={of.filter} isAfterRows={isAfterRows} />
      <Button aria-expanded={isOpen} onPress={() => setOpened(isOpen ? null : question)}>
        {isTyped ? "Explain what is typed" : "Explain"}
      </Button>
      {!isTyped && own !== undefined && ofAll(nodesOfFilter(own)) === "scan" && (
        <span>
          ◇{" "}
          {of.range
            ? "Looked for within the range of time."
            : "No index leads to any of it: choose a range of time."}
        </span>
      )}
      {isOpen && <Explanations key={question} own={own} range={of.range} order={o} />}
    </>
  );
}

function Count({ filter, isAfterRows }: { filter: Filter; isAfterRows: boolean }) {
  const news = useNews();
  const counted = completionCount(filter, news.reading);
  const { data, error, dataUpdatedAt, isFetching, refetch } = useQuery({
    ...counted,
    enabled: isAfterRows,
  });
  const ask = () => void refetch();
  const byHand = useAgainOnReached(error, ask);
  const [had, setHad] = useState({ of: dataUpdatedAt, came: 0, gone: 0, beyond: 0 });
  // What had come by then is counted with the others.
  if (had.of !== dataUpdatedAt) setHad({ ...news, of: dataUpdatedAt });
  const words = newsWords({
    came: news.came - had.came,
    gone: news.gone - had.gone,
    beyond: news.beyond - had.beyond,
  });
  return (
    <>
      <span>{data && countWords(data)}</span>
      {data && words !== "" && (
        <>
          <span>
            as of <Time at={new Date(dataUpdatedAt).toISOString()} />; since then {words}
          </span>
          <Button onPress={ask}>Count anew</Button>
        </>
      )}
      {error && (
        <span>
          Not counted: {asApiError(error).code}{" "}
          <Button isDisabled={isFetching} onPress={byHand}>
            Retry
          </Button>
        </span>
      )}
    </>
  );
}

interface Counted {
  totalCount: number;
  totalCountIsExact: boolean;
  milliseconds: number;
  cost: number | undefined;
}

function countWords({ totalCount, totalCountIsExact, milliseconds, cost }: Counted): string {
  const costs = cost === undefined ? "" : ` · query cost ${cost}`;
  return `${shownCount(totalCount, totalCountIsExact)} match · ${shownSpan(milliseconds)}${costs}`;
}

interface ExplanationsProps {
  own: Filter;
  range: Range | null;
  order: Order | undefined;
}

function Explanations({ own, range, order }: ExplanationsProps) {
  const nodes = nodesOfFilter(own);
  const [isEach, setEach] = useState(false);
  return (
    <Scroll label="How it is found" className={boxes.explain}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Filter</th>
            <th scope="col">By</th>
            <th scope="col">Looked at</th>
            <th scope="col">Found for a page</th>
            <th scope="col">Time</th>
            <th scope="col">What would help</th>
          </tr>
        </thead>
        <tbody>
          <Explained name="All together" filter={withRange(own, range)} order={order} />
          {nodes.map((node) => {
            const text = printNodes([node]);
            const filter = withRange(filterOf([node]), range);
            if (isEach) return <Explained key={text} name={text} filter={filter} order={order} />;
            return (
              <tr key={text}>
                <th scope="row">
                  <code>{text}</code>
                </th>
                <td colSpan={5}>{SERVED_WORDS[servedBy(node)]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {nodes.length > 0 && !isEach && (
        <Button onPress={() => setEach(true)}>Ask the gateway of each</Button>
      )}
    </Scroll>
  );
}

interface ExplainedProps {
  name: string;
  filter: Filter;
  order: Order | undefined;
}

function Explained({ name, filter, order }: ExplainedProps) {
  const explained = useQuery(completionExplanation(filter, orderBy(order)));
  const { data, error } = explained;
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "?" : shownCount(value);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      {error && (
        <td colSpan={5}>
          <FailedPart what="How it is found" of={explained} />
        </td>
      )}
      {data && (
        <>
          <td>
            {data.engine.toLowerCase()} {data.indexes.join(", ")}
          </td>
          <td>
            {data.segments === null
              ? `${number(data.examinedDocuments)} documents, ${number(data.examinedKeys)} keys`
              : `${number(data.segments)} segments`}
            {!data.isComplete && ", given up after 2 s"}
          </td>
          <td>{number(data.matches)}</td>
          <td>{data.milliseconds === null ? "?" : shownSpan(data.milliseconds)}</td>
          <td>{data.advice.join(" ") || "It is fast."}</td>
        </>
      )}
    </tr>
  );
}
