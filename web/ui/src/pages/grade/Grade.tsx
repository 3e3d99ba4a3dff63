/** Grading the calls of one task: the call beside the form of an answer. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useNeeds } from "@/api/viewer";
import { Page } from "@/frame/Page";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { Grading } from "./Grading";
import { ReadOnly } from "./ReadOnly";
import { taskQuery } from "./documents";

export function Grade() {
  const { task: id } = useParams({ from: "/grade/$task" });
  const needs = useNeeds("GRADER");
  const query = useQuery(taskQuery(id));
  const { data, error } = query;
  if (data) {
    if (needs !== null) return <ReadOnly task={data} why={needs} />;
    return <Grading key={id} task={data} />;
  }
  return (
    <Page title="Grade">
      {data === null && <NotHere what="task" />}
      {error && <Failure error={error} retry={() => void query.refetch()} />}
      {data === undefined && !error && <Loading />}
    </Page>
  );
}
