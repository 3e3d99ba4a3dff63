/** Correct a grade: its answer in the task's form. Where somebody else was first, both are shown. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { type ApiError, asApiError } from "@/api/errors";
import { change } from "@/api/change";
import { announce } from "@/frame/announce";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { AnswerForm } from "./AnswerForm";
import { Values } from "./Values";
import { By } from "./By";
import { CORRECT, type Grade, askGrade, forgetCounted, taskSchema } from "./documents";
import styles from "./grades.module.css";
import { useTitles } from "./useTitles";

interface Props {
  grade: Grade;
  done: () => void;
  cancel: () => void;
}

export function Correct({ grade, done, cancel }: Props) {
  const task = useQuery(taskSchema(grade.taskId));
  const [mine, setMine] = useState({ jsonValues: grade.jsonValues, comment: grade.comment });
  const [theirs, setTheirs] = useState<Grade | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async (expectedRevision: number) => {
    setSending(true);
    setError(null);
    try {
      await change(CORRECT, { input: { id: grade.id, ...mine, expectedRevision } });
      forgetCounted();
      announce("Corrected");
      done();
    } catch (thrown) {
      const failed = asApiError(thrown);
      const now = failed.code === "CONFLICT" ? await askGrade(grade.id).catch(() => null) : null;
      if (now && now.revision !== expectedRevision) setTheirs(now);
      else setError(failed);
    } finally {
      setSending(false);
    }
  };
  if (task.isPending) return <Loading />;
  if (task.error) return <Failure error={task.error} retry={() => void task.refetch()} />;
  if (theirs) {
    return (
      <Conflict
        {...{ theirs, mine, isSending }}
        keep={done}
        put={() => void send(theirs.revision)}
      />
    );
  }
  return (
    <AnswerForm
      schema={task.data?.jsonSchema ?? {}}
      value={mine}
      onChange={setMine}
      error={error}
      isSending={isSending}
      submitLabel="Save as a new revision"
      note={
        task.data && task.data.version !== grade.taskVersion
          ? `It was given under version ${grade.taskVersion}; a correction keeps to version ${task.data.version}.`
          : undefined
      }
      submit={() => void send(grade.revision)}
      cancel={cancel}
    />
  );
}

interface ConflictProps {
  theirs: Grade;
  mine: { jsonValues: unknown; comment: string };
  isSending: boolean;
  keep: () => void;
  put: () => void;
}

function Conflict({ theirs, mine, isSending, keep, put }: ConflictProps) {
  const titles = useTitles(theirs.taskId);
  const by = theirs.revisedBy?.name ?? theirs.revisedBy?.tokenId ?? "somebody";
  return (
    <section className={styles.conflict} role="alert">
      <h3>✕ CONFLICT</h3>
      <p>
        While you wrote, {by} made revision {theirs.revision}. Nothing of yours is stored yet.
      </p>
      <div className={styles.both}>
        <div>
          <h3>As it is now</h3>
          <p className={styles.second}>
            <By grade={theirs} />
          </p>
          <Values
            of={theirs.jsonValues}
            comment={theirs.comment}
            against={mine.jsonValues}
            titles={titles}
          />
        </div>
        <div>
          <h3>Yours</h3>
          <p className={styles.second}>not sent</p>
          <Values
            of={mine.jsonValues}
            comment={mine.comment}
            against={theirs.jsonValues}
            titles={titles}
          />
        </div>
      </div>
      <div className={styles.actions}>
        <Button autoFocus onPress={keep}>
          Keep what is there
        </Button>
        <Button isDisabled={isSending} onPress={put}>
          Put mine over it, as revision {theirs.revision + 1}
        </Button>
      </div>
    </section>
  );
}
