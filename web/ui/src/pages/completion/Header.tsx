/** What the call was: every value leads to the list of those that have it too. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { sessionLink } from "@/state/sessionLink";
import { Duration } from "@/states/Duration";
import { Fact } from "@/states/Fact";
import { Status } from "@/states/Status";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { Reason } from "@/states/call/Reason";
import styles from "./Completion.module.css";
import { Delete } from "./Delete";
import { Tags } from "./Tags";
import { CostOf, UsageOf } from "./Usage";
import type { Head } from "./documents";

export function Header({ of }: { of: Head }) {
  return (
    <header className={styles.header}>
      <dl className={styles.facts}>
        <Fact name="Status">
          {of.status === null ? (
            <Status of={null} />
          ) : (
            <Filter by={{ status: { eq: of.status } }}>
              <Status of={of.status} />
            </Filter>
          )}
        </Fact>
        {of.failureKind !== null && (
          <Fact name="Failure">
            <Filter by={{ failureKind: { eq: of.failureKind } }}>
              <Visible text={of.failureKind} />
            </Filter>
          </Fact>
        )}
        <Model of={of} />
        <Fact name="Duration">
          <Duration seconds={of.duration} />
        </Fact>
        {of.timeToFirstToken !== null && (
          <Fact name="First token">
            <Duration seconds={of.timeToFirstToken} />
          </Fact>
        )}
        <Fact name="Tokens">
          <UsageOf of={of.usage} />
        </Fact>
        <Fact name="Cost">
          <CostOf of={of} />
        </Fact>
        <Ended of={of} />
        <Whose of={of} />
        <Fact name="Made">
          <Time at={of.createdAt} />
        </Fact>
        {of.clientCreatedAt !== null && (
          <Fact name="Made, as the client says">
            <Time at={of.clientCreatedAt} />
          </Fact>
        )}
        <Fact name="Changed">
          <Time at={of.updatedAt} /> <span className={styles.second}>revision {of.revision}</span>
        </Fact>
        <Fact name="Id">
          <code>
            <Visible text={of.id} />
          </code>
        </Fact>
      </dl>
      {of.isDerivationPending && (
        <p className={styles.second}>Model, tokens and cost are still being worked out.</p>
      )}
      {of.failureReason !== null && <Reason text={of.failureReason} />}
      <div className={styles.tools}>
        <Tags of={of} />
        <Delete id={of.id} />
      </div>
    </header>
  );
}

export function Filter({ by, children }: { by: CompletionFilter; children: ReactNode }) {
  return (
    <Link to="/completions" search={{ f: by }} className={styles.filter}>
      {children}
    </Link>
  );
}

function Model({ of: { model, provider, operation } }: { of: Head }) {
  return (
    <>
      <Fact name="Model">
        {model === null ? (
          "–"
        ) : (
          <Filter by={{ model: { eq: model } }}>
            <Visible text={model} />
          </Filter>
        )}
      </Fact>
      {provider !== null && (
        <Fact name="Provider">
          <Filter by={{ provider: { eq: provider } }}>
            <Visible text={provider} />
          </Filter>
        </Fact>
      )}
      {operation !== null && (
        <Fact name="Operation">
          <Filter by={{ operation: { eq: operation } }}>{operation.toLowerCase()}</Filter>
        </Fact>
      )}
    </>
  );
}

function Ended({ of: { finishReason, providerFinishReason, isRefusal } }: { of: Head }) {
  if (finishReason === null) return null;
  return (
    <Fact name="Finish reason">
      <Filter by={{ finishReason: { eq: finishReason } }}>{finishReason.toLowerCase()}</Filter>{" "}
      {providerFinishReason !== null && providerFinishReason !== finishReason.toLowerCase() && (
        <code>
          <Visible text={providerFinishReason} />
        </code>
      )}
      {isRefusal && <strong className={styles.bad}> ✕ refusal</strong>}
    </Fact>
  );
}

function Whose({ of: { id, session, sessionId, userId, promptVersion } }: { of: Head }) {
  return (
    <>
      {sessionId !== null && (
        <Fact name="Session">
          <a href={sessionLink(sessionId, id)} className={styles.filter}>
            <Visible text={session?.name || sessionId} />
          </a>
        </Fact>
      )}
      {userId !== null && (
        <Fact name="User">
          <Filter by={{ userId: { eq: userId } }}>
            <Visible text={userId} />
          </Filter>
        </Fact>
      )}
      {promptVersion !== null && (
        <Fact name="Prompt version">
          <Filter by={{ promptVersion: { eq: promptVersion } }}>
            <Visible text={promptVersion} />
          </Filter>
        </Fact>
      )}
    </>
  );
}
