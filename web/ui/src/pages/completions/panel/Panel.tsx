/** A short reading of one completion beside the list: what it was, what was asked, what came. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { PanelCompletionQuery } from "@/gql/graphql";
import { whyNoCost } from "@/state/cost";
import { shownCount } from "@/state/shown";
import { Conversation } from "@/states/conversation/Conversation";
import { Duration } from "@/states/Duration";
import { Failure } from "@/states/Failure";
import { NotHere } from "@/states/Empty";
import { Loading } from "@/states/Loading";
import { Status } from "@/states/Status";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import type { Row } from "../rows/list";
import styles from "./Panel.module.css";

// Nothing of a payload: the conversation is asked for by itself, once one stays at a call.
const PANEL = graphql(`
  query PanelCompletion($id: ID!) {
    completion(id: $id) {
      id
      createdAt
      revision
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
      usage {
        totalTokens
      }
      cost {
        total
      }
    }
  }
`);

type Whole = NonNullable<PanelCompletionQuery["completion"]>;

/** Longer ones are in the page of the completion. */
const SHOWN_CHARACTERS = 20_000;
/** Who goes along the rows reads none of those between. */
const STAY_MILLISECONDS = 80;

const panelQuery = (id: string, revision: number | undefined) =>
  queryOptions({
    queryKey: ["completion", id, "panel", revision],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(PANEL, { id }, { signal });
      if (!data.completion && errors[0] && errors[0].code !== "NOT_FOUND") throw errors[0];
      return data.completion;
    },
  });

interface Props {
  id: string;
  /** Of the list, if it has it: shown at once. */
  row: Row | undefined;
  close: () => void;
  move: (by: 1 | -1) => void;
}

export function Panel({ id, row, close, move }: Props) {
  const asked = useQuery(panelQuery(id, row?.revision));
  const whole = asked.data ?? undefined;
  const isGone = asked.isSuccess && !whole;
  const known = whole ?? row;
  return (
    <aside aria-label="Completion">
      <div className={styles.head}>
        <h2>
          <Visible text={whole?.model ?? row?.model ?? "Completion"} />
        </h2>
        <Button aria-label="Previous" onPress={() => move(-1)}>
          ↑
        </Button>
        <Button aria-label="Next" onPress={() => move(1)}>
          ↓
        </Button>
        <a href={`#/completions/${encodeURIComponent(id)}`}>Full page</a>
        <Button aria-label="Close the panel" onPress={close}>
          ✕
        </Button>
      </div>
      {isGone ? <NotHere what="completion" /> : <Facts id={id} of={known} />}
      {!known && asked.isPending && <Loading />}
      {asked.error && <Failure error={asked.error} retry={() => void asked.refetch()} />}
      {whole && <Reason text={whole.failureReason} id={id} />}
      {known && !isGone && <Reading id={id} revision={row?.revision ?? whole?.revision} />}
    </aside>
  );
}

function Facts({ id, of }: { id: string; of: Whole | Row | undefined }) {
  if (!of) return null;
  const facts: [string, ReactNode][] = [
    ["Id", <code key="id">{id}</code>],
    ["Time", <Time key="time" at={of.createdAt} />],
    ["Status", <Status key="status" of={of.status} />],
    ["Duration", of.duration !== null && <Duration key="duration" seconds={of.duration} />],
    ["Tokens", of.usage?.totalTokens == null ? "not reported" : shownCount(of.usage.totalTokens)],
    ["Cost", of.cost ? `$${of.cost.total}` : `not known: ${whyNoCost(of)}`],
    ["Provider", of.provider],
    ["User", of.userId],
    ["Session", of.sessionId],
    ["Tags", of.tags.join(", ")],
    ["Finish reason", of.finishReason?.toLowerCase()],
    ["Failure", of.failureKind],
    ["Revision", of.revision],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(
          ([, value]) => value !== null && value !== undefined && value !== "" && value !== false,
        )
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{typeof value === "string" ? <Visible text={value} /> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Asked for where one stays; anew where the call has gone on meanwhile. */
function Reading({ id, revision }: { id: string; revision: number | undefined }) {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), STAY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return stays ? <Conversation key={revision} id={id} isBrief /> : null;
}

function Reason({ text, id }: { text: string | null; id: string }) {
  if (text === null || text === "") return null;
  return (
    <section>
      <h3>Failure</h3>
      <div className={styles.text} dir="auto">
        <Visible text={text.slice(0, SHOWN_CHARACTERS)} />
      </div>
      {text.length > SHOWN_CHARACTERS && (
        <p>
          {shownCount(text.length)} characters in all:{" "}
          <a href={`#/completions/${encodeURIComponent(id)}`}>read the whole</a>
        </p>
      )}
    </section>
  );
}
