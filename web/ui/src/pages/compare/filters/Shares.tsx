/** What part of each side everything is, what differs most first. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { metadataKeysQuery } from "@/api/metadataKeys";
import type { CompletionFilter } from "@/gql/graphql";
import { type Grouping, groupingOf, metadataName } from "@/state/dimensions";
import { Dimensions } from "@/states/Dimensions";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { TableSkeleton } from "@/states/Skeletons";
import { useBy } from "./Filters";
import styles from "./Filters.module.css";
import { ShareTable } from "./ShareTable";
import { bandsQuery, groupsQuery, totalsQuery } from "./queries";
import {
  BANDS,
  type BandKind,
  type Line,
  type Sides,
  linesOfBands,
  linesOfGroups,
  ordered,
} from "./shares";

const FIRST = ["model", "tag", "failure"];
const BAND_KINDS: readonly BandKind[] = ["duration", "tokens"];
/** What *All* has beside these: a deploy shows in a version, or in whatever key says so. */
const MOST_KEYS = 10;
const FEW = 30;

interface Props {
  sides: Sides;
  narrow: (condition: CompletionFilter) => void;
}

export function Shares({ sides, narrow }: Props) {
  const by = useBy();
  const [isAll, setAll] = useState(false);
  const { lines, isPending, failed, isComplete, isList, hasMoreKeys } = useLines(sides, by);
  const shown = isAll ? lines : lines.slice(0, FEW);
  return (
    <section aria-labelledby="shares" className={styles.shares}>
      <header className={styles.head}>
        <h2 id="shares">What differs</h2>
        <Choice by={by} sides={sides} />
      </header>
      {failed && <Failure error={failed.error} retry={failed.retry} />}
      {isPending && (
        <Loading>
          <TableSkeleton rows={12} />
        </Loading>
      )}
      {lines.length > 0 && <ShareTable lines={shown} sides={sides} narrow={narrow} />}
      {!isPending && !failed && lines.length === 0 && <p>Neither side has any.</p>}
      {lines.length > shown.length && (
        <Button onPress={() => setAll(true)}>All {lines.length}</Button>
      )}
      <p className={styles.note}>
        A share is the part of the side’s calls.
        {isList && " A call may have several tags or values, so that shares add up to more."}
        {!isComplete && " Of each kind the 50 that differ most."}
        {hasMoreKeys && ` Of the metadata the ${MOST_KEYS} keys that most calls have.`}
      </p>
    </section>
  );
}

function Choice({ by, sides }: { by: string; sides: Sides }) {
  const navigate = useNavigate({ from: "/compare" });
  return (
    <nav aria-label="Compare by" className={styles.choice}>
      {["all", ...FIRST, ...BAND_KINDS].map((name) => (
        <Link
          key={name}
          from="/compare"
          to="."
          search={(before) => ({ ...before, by: name })}
          aria-current={name === by ? "true" : undefined}
        >
          {name === "all" ? "All" : isBand(name) ? BANDS[name].kind : groupingOf(name)?.title}
        </Link>
      ))}
      <Dimensions
        label="Compare by something else"
        filter={eitherOf(sides)}
        without={["all", ...FIRST, ...BAND_KINDS]}
        by={by}
        choose={(name) => void navigate({ to: ".", search: (before) => ({ ...before, by: name }) })}
      />
    </nav>
  );
}

function isBand(name: string): name is BandKind {
  return Object.hasOwn(BANDS, name);
}

const eitherOf = ({ a, b }: Sides): CompletionFilter => ({ or: [a, b] });

/** Of the kinds that are chosen, all together: each asked by itself, so that none takes others along. */
function useLines(sides: Sides, by: string) {
  const isAll = by === "all";
  const keys = useQuery({ ...metadataKeysQuery(eitherOf(sides)), enabled: isAll });
  const known = isAll ? (keys.data?.map(({ name }) => metadataName(name)) ?? []) : [];
  const names = isAll
    ? [...FIRST, "version", ...known.slice(0, MOST_KEYS)]
    : isBand(by)
      ? []
      : [by];
  const kinds = isAll ? BAND_KINDS : isBand(by) ? [by] : [];
  const groupings = names.flatMap((name) => groupingOf(name) ?? []);
  const groups = useQueries({ queries: groupings.map((each) => groupsQuery(sides, each)) });
  const bands = useQueries({ queries: kinds.map((each) => bandsQuery(sides, each)) });
  const totals = useQuery(totalsQuery(sides));
  const all = [...groups, ...bands, ...(isAll ? [keys] : [])];
  const failed = all.filter(({ error, isFetching }) => error && !isFetching);
  const lines = [
    ...groups.flatMap(({ data }, index) => linesOf(data?.rows, groupings[index], isAll)),
    ...bands.flatMap(({ data }, index): Line[] => {
      const [kind, of] = [kinds[index], totals.data?.totals];
      if (!kind || !data || !of) return [];
      return linesOfBands(BANDS[kind], data, { a: of.a.count, b: of.b.count });
    }),
  ];
  return {
    lines: ordered(lines),
    isPending: all.some((each) => each.isPending && !each.error),
    failed: failed[0] && {
      error: failed[0].error,
      retry: () => {
        for (const each of failed) void each.refetch();
      },
    },
    isComplete: groups.every(({ data }) => data?.isComplete ?? true),
    isList: groupings.some((each) => each.isList),
    hasMoreKeys: known.length > MOST_KEYS,
  };
}

type Rows = Parameters<typeof linesOfGroups>[0];

/** That a call has not failed says nothing beside what it failed of. */
function linesOf(rows: Rows | undefined, by: Grouping | undefined, isAmongOthers: boolean): Line[] {
  if (!rows || !by) return [];
  const told = rows.filter(
    ({ group }) => !isAmongOthers || by.name !== "failure" || group[0] !== null,
  );
  return linesOfGroups(told, by);
}
