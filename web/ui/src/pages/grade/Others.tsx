/** What others have answered, of the same call for the same task. */
import { useQuery } from "@tanstack/react-query";
import { useViewer } from "@/api/viewer";
import { graderKey, graderName } from "@/state/grades";
import { titlesOf } from "@/state/titles";
import { Failure } from "@/states/Failure";
import { Visible } from "@/states/Visible";
import { Values } from "@/states/grades/Values";
import { type Task, othersQuery } from "./documents";

export function Given({ completionId, task }: { completionId: string; task: Task }) {
  const { data, error, refetch } = useQuery(othersQuery(completionId));
  const own = `token:${useViewer()?.tokenId ?? ""}`;
  // What one's own token has sent for a grader with an id, such as a model, is that one's.
  const others = data?.filter((each) => each.taskId === task.id && graderKey(each) !== own) ?? [];
  const titles = titlesOf(task.jsonSchema);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data && others.length === 0) return <p>Nobody else has answered it yet.</p>;
  return (
    <dl>
      {others.map(({ id, author, grader, jsonValues, comment }) => (
        <div key={id}>
          <dt>
            <b>
              <Visible text={graderName({ grader, author })} />
            </b>
          </dt>
          <dd>
            <Values of={jsonValues} comment={comment} titles={titles} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
