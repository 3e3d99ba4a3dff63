/** Grading the calls of one task: the call beside the form of an answer. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useNeeds } from "@/api/viewer";
import { Page } from "@/frame/Page";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { PartialBar } from "@/states/Partial";
import { Grading } from "./Grading";
import { ReadOnly } from "./ReadOnly";
import { taskQuery } from "./documents";

export function Grade() {
  const { task: id } = useParams({ from: "/grade/$task" });
  const needs = useNeeds("GRADER");
  const query = useQuery(taskQuery(id));
  const { data, error } = query;
  const task = data?.task;
  if (task) {
    return (
      <>
        <PartialBar errors={data.errors} retry={() => void query.refetch()} />
        {needs === null ? <Grading key={id} task={task} /> : <ReadOnly task={task} why={needs} />}
      </>
    );
  }
  return (
    <Page title="Grade">
      {task === null && <NotHere what="task" />}
      {error && <Failure error={error} retry={() => void query.refetch()} />}
      {data === undefined && !error && <Loading />}
    </Page>
  );
}
