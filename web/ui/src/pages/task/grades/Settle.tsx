/** Settle by an answer of one's own, in the task's form, which begins with what is there. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiError } from "@/api/errors";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { type Answer, AnswerForm } from "@/states/grades/AnswerForm";
import { type ListedGrade, taskSchema } from "@/states/grades/documents";

interface Props {
  taskId: string;
  start: ListedGrade | undefined;
  isSending: boolean;
  error: ApiError | null;
  send: (answer: Answer) => void;
  cancel: () => void;
}

export function Settle({ taskId, start, isSending, error, send, cancel }: Props) {
  const task = useQuery(taskSchema(taskId));
  const [answer, setAnswer] = useState<Answer>({
    jsonValues: start?.jsonValues,
    comment: start?.adjudicates ? start.comment : "",
  });
  if (task.isPending) return <Loading />;
  if (task.error) return <Failure error={task.error} retry={() => void task.refetch()} />;
  return (
    <AnswerForm
      schema={task.data?.jsonSchema ?? {}}
      value={answer}
      onChange={setAnswer}
      error={error}
      isSending={isSending}
      submitLabel="Settle"
      submit={() => send(answer)}
      cancel={cancel}
    />
  );
}
