/** Archive or restore, and delete, for who may. */
import { useNeeds } from "@/api/viewer";
import { shownCount } from "@/state/shown";
import { Confirm } from "@/states/Confirm";
import type { TaskChanges } from "./changes";

interface Props {
  task: { id: string; name: string; archivedAt: string | null; feedbackCount: number };
  changes: TaskChanges;
  /** Once it is gone. */
  gone?: () => void;
}

export function TaskButtons({ task, changes, gone }: Props) {
  const writer = useNeeds("WRITER");
  const admin = useNeeds("ADMIN");
  const { id, archivedAt, feedbackCount } = task;
  const name = task.name || id;
  const isGraded = feedbackCount > 0;
  return (
    <>
      {archivedAt === null ? (
        <Confirm
          label="Archive"
          name={name}
          question="It takes no new grades, and has no queue. Archive it?"
          unavailable={writer}
          run={() => changes.archive.mutate({ id, name })}
        />
      ) : (
        <Confirm
          label="Restore"
          name={name}
          question="It is graded again. Restore it?"
          unavailable={writer}
          run={() => changes.restore.mutate({ id, name })}
        />
      )}{" "}
      <Confirm
        label="Delete"
        name={name}
        question={
          isGraded
            ? `With all its grades (${shownCount(feedbackCount)}), for good. Delete it?`
            : "It has no grades, and goes for good; should one come meanwhile, it stays. Delete it?"
        }
        unavailable={isGraded ? admin : writer}
        run={() => {
          const after = gone && { onSuccess: gone };
          changes.remove.mutate({ id, name, cascade: isGraded }, after);
        }}
      />
    </>
  );
}
