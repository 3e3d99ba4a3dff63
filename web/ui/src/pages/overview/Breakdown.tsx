/** The same by model, tag, user or whatever else there is: the first groups, each with its change. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useId } from "react";
import type { BucketUnit } from "@/gql/graphql";
import { type Grouping, groupingOf } from "@/state/dimensions";
import { Asked } from "@/states/Asked";
import { BlockSkeleton } from "@/states/Skeletons";
import { Dimensions } from "@/states/Dimensions";
import { GroupChart } from "./GroupChart";
import { GroupTable } from "./GroupTable";
import { MEASURES } from "./charts";
import styles from "./Overview.module.css";
import { groupsQuery } from "./queries";
import type { OverviewScope } from "./useScope";

const FIRST = ["model", "tag", "user", "kind", "failure"];

interface Props {
  scope: OverviewScope;
  unit: BucketUnit;
  total: number | null;
}

export function Breakdown({ scope, unit, total }: Props) {
  const { by = "model", o } = useSearch({ from: "/overview" });
  const [usual] = MEASURES;
  const measure = MEASURES.find(({ field }) => field === o) ?? usual;
  const grouping = groupingOf(by) ?? groupingOf("model");
  const id = useId();
  if (!grouping || !measure) return null;
  return (
    <section className={styles.breakdown} aria-labelledby={id}>
      <header>
        <h2 id={id}>By {grouping.key === null ? grouping.title.toLowerCase() : grouping.title}</h2>
        <Choice scope={scope} by={grouping} />
      </header>
      <Groups scope={scope} by={grouping} unit={unit} total={total} measure={measure} />
    </section>
  );
}

function Choice({ scope, by }: { scope: OverviewScope; by: Grouping }) {
  const navigate = useNavigate({ from: "/overview" });
  const set = (name: string) => void navigate({ search: (before) => ({ ...before, by: name }) });
  return (
    <nav aria-label="Group by" className={styles.choice}>
      {FIRST.map((name) => (
        <Link
          key={name}
          from="/overview"
          to="."
          search={(before) => ({ ...before, by: name })}
          aria-current={name === by.name ? "true" : undefined}
        >
          {groupingOf(name)?.title}
        </Link>
      ))}
      <Dimensions
        label="Group by something else"
        filter={scope.filter}
        without={FIRST}
        by={by.name}
        choose={set}
      />
    </nav>
  );
}

interface GroupsProps extends Props {
  by: Grouping;
  measure: (typeof MEASURES)[number];
}

function Groups({ scope, by, unit, total, measure }: GroupsProps) {
  const query = groupsQuery(scope, by, measure.field);
  const groups = useQuery(query);
  return (
    <Asked query={groups} queryKey={query.queryKey} skeleton={<BlockSkeleton height={620} />}>
      {({ rows, isComplete }) => (
        <>
          <GroupChart {...{ scope, by, unit, measure, rows, isComplete }} />
          <GroupTable scope={scope} by={by} total={total} measure={measure} rows={rows} />
          <p className={styles.note}>
            {!isComplete && `The first ${rows.length} by ${measure.title.toLowerCase()}. `}
            {by.isList &&
              "A call may be in several of these, so that they add up to more than all calls."}
          </p>
        </>
      )}
    </Asked>
  );
}
