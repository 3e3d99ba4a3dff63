/** No grade: because there is none, or because of the filter. */
import type { FeedbackFilter } from "@/gql/graphql";
import { queries } from "@/api/queries";
import { GRADES } from "@/state/filterText";
import type { Range } from "@/state/range";
import { Empty } from "@/states/Empty";
import { NothingMatches } from "@/states/NothingMatches";
import { gradeCount } from "@/states/grades/documents";
import type { SetAddress } from "./Feedback";
import { whole } from "./filter";

export interface Props {
  task: string | undefined;
  f: FeedbackFilter;
  r: string | undefined;
  range: Range | null;
  set: SetAddress;
}

/** The task is a condition as the others are: it may be what empties the list. */
export function NoneMatches({ task, f, r, range, set }: Props) {
  const own = whole(Object.keys(f).length > 0 ? f : undefined, task, null);
  const setOwn = (next: FeedbackFilter | undefined) => {
    const { taskId, ...rest } = next ?? {};
    const isTask = task !== undefined && taskId?.eq === task;
    const others = isTask ? rest : (next ?? {});
    set({
      task: isTask ? task : undefined,
      f: Object.keys(others).length > 0 ? others : undefined,
      p: undefined,
    });
  };
  return (
    <NothingMatches
      of={{
        ...{ own, setOwn, rangeText: r, range },
        setRange: (text) => set({ r: text, p: undefined }),
        clear: () => set({ f: undefined, r: undefined, p: undefined }),
      }}
      what="grade"
      language={GRADES}
      within={(rest, range) => whole(rest, undefined, range)}
      countOf={(filter) => queries.query(gradeCount(filter))}
    />
  );
}

export function NoGrades({ task }: { task: string | undefined }) {
  return (
    <Empty title="Nothing graded yet">
      <p>
        Grades come from people on the page of a task, from programs and models over the API, and
        from SDKs. What comes is shown here at once.
      </p>
      <a href={task === undefined ? "#/tasks" : `#/tasks/${encodeURIComponent(task)}`}>
        {task === undefined ? "Tasks" : "To the task"}
      </a>
    </Empty>
  );
}
