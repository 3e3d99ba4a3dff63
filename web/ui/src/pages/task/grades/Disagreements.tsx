/** Calls whose grades differ: the call beside the grades, settled one after the other from the keyboard. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { shownCount } from "@/state/shown";
import { useIsNarrow } from "@/state/useIsNarrow";
import { Asked } from "@/states/Asked";
import { Empty } from "@/states/Empty";
import type { TabProps } from "../tabs";
import styles from "./Disagreements.module.css";
import { Disputed } from "./Disputed";
import { DisputedCalls } from "./DisputedCalls";
import { type Disagreements as Found, disagreementsQuery } from "./documents";
import { useSettled } from "./useSettled";

export function Disagreements({ task: { id } }: TabProps) {
  const query = disagreementsQuery(id);
  const asked = useQuery(query);
  return (
    <Asked query={asked} queryKey={query.queryKey}>
      {(found) => <Whole id={id} found={found} reload={() => void asked.refetch()} />}
    </Asked>
  );
}

interface WholeProps {
  id: string;
  found: Found;
  reload: () => void;
}

function Whole({ id, found, reload }: WholeProps) {
  const all = useMemo(() => found.disagreements?.nodes ?? [], [found]);
  const settled = useSettled(all);
  // What is open stays in its place when it is settled, and the next one comes.
  const [chosen, choose] = useState<string | null>(null);
  const open = all.filter(({ completionId }) => !settled.of(completionId));
  const shown =
    all.find(({ completionId }) => completionId === chosen) ?? open[0] ?? all[0] ?? null;
  const isNarrow = useIsNarrow(900);
  if (all.length === 0 || !shown) return <None found={found} />;
  const total = found.disagreements?.totalCount ?? all.length;
  return (
    <div className={styles.page}>
      <p className={styles.count} role="status">
        <b>{shownCount(open.length)}</b> of {shownCount(all.length)} to settle
        {total > all.length && `, of ${shownCount(total)} in all: the furthest apart first`}
        {open.length === 0 && total > all.length && (
          <>
            {" "}
            <Button onPress={reload}>Read more</Button>
          </>
        )}
      </p>
      <div className={styles.panes} data-narrow={isNarrow}>
        <DisputedCalls all={all} shown={shown} settled={settled} choose={choose} />
        <Disputed key={shown.completionId} {...{ id, shown, settled, all, choose }} />
      </div>
    </div>
  );
}

function None({ found }: { found: Found }) {
  if (found.completionCount === 0) {
    return (
      <Empty title="Nothing to compare yet">
        <p>
          Grades can differ where two graders or more have graded the same call for this task. None
          has been so far.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="All agree">
      <p>
        Of {shownCount(found.completionCount)} calls that two graders or more have graded, none has
        grades that differ.
      </p>
    </Empty>
  );
}
