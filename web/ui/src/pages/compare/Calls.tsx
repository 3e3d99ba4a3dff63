/** Two completions side by side: what differs is marked, messages as one text with what came and went. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import { Button } from "react-aria-components";
import { request } from "@/api/request";
import { type Command, useCommands } from "@/commands/commands";
import { graphql } from "@/gql";
import type { ComparedCompletionQuery } from "@/gql/graphql";
import { shownSpan } from "@/state/shown";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { Visible } from "@/states/Visible";
import styles from "./Compare.module.css";
import { part } from "@/states/part";

const Messages = part(() => import("./Messages"), "Messages");

const COMPARED = graphql(`
  query ComparedCompletion($id: ID!) {
    completion(id: $id) {
      id
      createdAt
      status
      model
      provider
      userId
      sessionId
      duration
      tags
      failureKind
      failureReason
      finishReason
      promptVersion
      usage {
        promptTokens
        completionTokens
        totalTokens
      }
      cost {
        total
      }
      messages {
        role
        content
        toolCalls
      }
    }
  }
`);

export type Compared = NonNullable<ComparedCompletionQuery["completion"]>;

const comparedQuery = (id: string) =>
  queryOptions({
    queryKey: ["completion", id, "compared"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(COMPARED, { id }, { signal });
      if (!data.completion && errors[0] && errors[0].code !== "NOT_FOUND") throw errors[0];
      return data.completion;
    },
  });

export function Calls({ a, b }: { a: string; b: string }) {
  const [one, other] = [useQuery(comparedQuery(a)), useQuery(comparedQuery(b))];
  const swap = useSwap(a, b);
  const failed = [one, other].find((each) => each.error);
  if (failed) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  if (one.isPending || other.isPending) return <Loading />;
  if (!one.data || !other.data) return <NotHere what="completion" />;
  return (
    <>
      <p>
        <Button onPress={swap}>Swap</Button>
      </p>
      <Facts a={one.data} b={other.data} />
      <Suspense fallback={<Loading />}>
        <Messages a={one.data} b={other.data} />
      </Suspense>
    </>
  );
}

function useSwap(a: string, b: string) {
  const navigate = useNavigate({ from: "/compare" });
  const swap = useMemo(
    () => () => void navigate({ to: ".", search: { a: b, b: a }, replace: true }),
    [navigate, a, b],
  );
  useCommands(
    useMemo(
      (): Command[] => [{ id: "compare:swap", title: "Swap the two", group: "Compare", run: swap }],
      [swap],
    ),
  );
  return swap;
}

const FACTS: [string, (of: Compared) => string | number | null | undefined][] = [
  ["Time", (of) => of.createdAt],
  ["Status", (of) => of.status?.toLowerCase()],
  ["Model", (of) => of.model],
  ["Provider", (of) => of.provider],
  ["Duration", (of) => (of.duration === null ? null : shownSpan(of.duration * 1000))],
  ["Prompt tokens", (of) => of.usage?.promptTokens],
  ["Completion tokens", (of) => of.usage?.completionTokens],
  ["Tokens", (of) => of.usage?.totalTokens],
  ["Cost", (of) => of.cost && `$${of.cost.total}`],
  ["Finish reason", (of) => of.finishReason?.toLowerCase()],
  ["Tags", (of) => of.tags.join(", ")],
  ["User", (of) => of.userId],
  ["Session", (of) => of.sessionId],
  ["Prompt version", (of) => of.promptVersion],
  ["Failure", (of) => of.failureKind],
  ["Why", (of) => of.failureReason],
];

function Facts({ a, b }: { a: Compared; b: Compared }) {
  const rows = FACTS.map(([name, of]) => [name, of(a) ?? "", of(b) ?? ""] as const);
  return (
    <div className={styles.facts} role="region" aria-label="Facts">
      <table>
        <thead>
          <tr>
            <th scope="col">Fact</th>
            {[a, b].map(({ id }, index) => (
              <th scope="col" key={index}>
                {"AB"[index]}: <a href={`#/completions/${encodeURIComponent(id)}`}>{id}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(([, one, other]) => one !== "" || other !== "")
            .map(([name, one, other]) => (
              <tr key={name} data-differs={one !== other}>
                <th scope="row">
                  {name}
                  {one !== other && <span title="differs"> ≠</span>}
                </th>
                <td>
                  <Visible text={`${one}`} />
                </td>
                <td>
                  <Visible text={`${other}`} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
