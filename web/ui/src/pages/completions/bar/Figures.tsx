/** How many match, what that took, and how they are found. Loaded after the rows. */
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { asApiError } from "@/api/errors";
import { nodesOfFilter, filterOf, printNodes } from "@/state/filterText";
import { withRange } from "@/state/range";
import type { CompletionFilter } from "@/gql/graphql";
import { type Order, orderBy } from "@/state/order";
import { shownCount, shownSpan } from "@/state/shown";
import type { PageFilter } from "@/state/useFilter";
import styles from "@/states/filter/filter.module.css";
import { completionCount, completionExplanation } from "./explain";
import { SERVED_WORDS, ofAll, servedBy } from "@/states/filter/served";

export default function Figures({ of, isAfterRows }: { of: PageFilter; isAfterRows: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { o } = useSearch({ from: "/completions" });
  const count = useQuery({ ...completionCount(of.filter), enabled: isAfterRows });
  return (
    <>
      <span>{count.data && countWords(count.data)}</span>
      {count.error && <span>Not counted: {asApiError(count.error).code}</span>}
      <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        Explain
      </Button>
      {of.own !== undefined && ofAll(nodesOfFilter(of.own)) === "scan" && (
        <span>
          ◇{" "}
          {of.range
            ? "Looked for within the range of time."
            : "No index leads to any of it: choose a range of time."}
        </span>
      )}
      {isOpen && <Explanations of={of} order={o} />}
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

function Explanations({ of, order }: { of: PageFilter; order: Order | undefined }) {
  const nodes = nodesOfFilter(of.own);
  const [isEach, setEach] = useState(false);
  return (
    <section aria-label="How it is found" className={styles.explain}>
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
          <Explained name="All together" filter={of.filter} order={order} />
          {nodes.map((node) => {
            const text = printNodes([node]);
            const filter = withRange(filterOf([node]), of.range);
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
    </section>
  );
}

interface ExplainedProps {
  name: string;
  filter: CompletionFilter | undefined;
  order: Order | undefined;
}

function Explained({ name, filter, order }: ExplainedProps) {
  const { data, error } = useQuery(completionExplanation(filter, orderBy(order)));
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "?" : shownCount(value);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      {error && <td colSpan={5}>{asApiError(error).message}</td>}
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
