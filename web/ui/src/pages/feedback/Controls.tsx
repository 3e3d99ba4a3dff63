/** What the list is filtered by: a line to be typed, as in the lists of calls, and a field for each of the usual. */
import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { Button } from "react-aria-components";
import type { FeedbackFilter } from "@/gql/graphql";
import { GRADES } from "@/state/filterText";
import { type Range } from "@/state/range";
import { useIsNarrow } from "@/state/useIsNarrow";
import { FilterLine } from "@/states/filter/FilterLine";
import { RangeMenu } from "@/states/filter/RangeMenu";
import { type ListedGrade, tasksWithGrades } from "@/states/grades/documents";
import styles from "./Feedback.module.css";
import { KindField, TaskField, VersionField, WhoFields } from "./Fields";
import { ValueForm } from "./ValueForm";
import { withValue } from "./filter";

interface Props {
  task: string | undefined;
  f: FeedbackFilter;
  r: string | undefined;
  range: Range | null;
  /** Loaded rows: what is typed is suggested from them. */
  rows: readonly ListedGrade[];
  input: RefObject<HTMLInputElement | null>;
  setTask: (id: string | undefined) => void;
  setFilter: (f: FeedbackFilter) => void;
  setRange: (r: string | undefined) => void;
}

export function Controls({ task, f, r, range, rows, input, setTask, setFilter, setRange }: Props) {
  const tasks = useQuery(tasksWithGrades()).data ?? [];
  const version = tasks.find(({ id }) => id === task)?.version ?? 0;
  const isNarrow = useIsNarrow(640);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.controls}>
      <FilterLine
        language={GRADES}
        filter={Object.keys(f).length > 0 ? f : undefined}
        placeholder="grader.id:… answer.score<=2 comment~… version:3"
        // What a filter will cost is told of completions alone.
        hasRange
        apply={(next) => setFilter(next ?? {})}
        setRange={setRange}
        input={input}
      />
      {isNarrow && (
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? "▾" : "▸"} Fields
        </Button>
      )}
      <div className={styles.line} role="group" aria-label="Fields" hidden={isNarrow && !isOpen}>
        <TaskField {...{ task, tasks }} set={setTask} />
        <KindField {...{ f, setFilter }} />
        <WhoFields {...{ f, setFilter, rows }} />
        <VersionField {...{ f, setFilter, version }} />
        <div className={styles.range}>
          <span>Given</span>
          <RangeMenu text={r} range={range} setRange={setRange} />
        </div>
        <ValueForm rows={rows} add={(value) => setFilter(withValue(f, value))} />
      </div>
    </div>
  );
}
