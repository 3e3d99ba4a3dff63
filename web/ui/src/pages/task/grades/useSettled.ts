/** What of the calls is settled: as the list says, and what has been settled since it was read. */
import { useMemo, useState } from "react";
import type { ListedGrade } from "@/states/grades/documents";
import type { Disagreement } from "./documents";

export interface Settled {
  /** What counts now; null where nobody has settled it. */
  of: (completionId: string) => ListedGrade | null;
  set: (completionId: string, grade: ListedGrade | null) => void;
  /** What was settled here last. */
  last: { completionId: string; gradeId: string } | null;
}

/** Rows do not move. */
export function useSettled(all: readonly Disagreement[]): Settled {
  const [since, setSince] = useState<ReadonlyMap<string, ListedGrade | null>>(new Map());
  const [last, setLast] = useState<Settled["last"]>(null);
  return useMemo(() => {
    const before = new Map(all.map((each) => [each.completionId, each.adjudication]));
    return {
      of: (completionId) =>
        since.has(completionId)
          ? (since.get(completionId) ?? null)
          : (before.get(completionId) ?? null),
      set: (completionId, grade) => {
        setSince((known) => new Map([...known, [completionId, grade]]));
        setLast(grade && { completionId, gradeId: grade.id });
      },
      last,
    };
  }, [all, since, last]);
}
