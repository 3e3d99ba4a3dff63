/** What the session was: its sums, its span, whom and what it was for. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { shownCost, shownCount, shownSpan } from "@/state/shown";
import { Fact } from "@/states/Fact";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import type { Head } from "./documents";
import styles from "./session.module.css";

const MOST_NAMES = 12;

export function Header({ of }: { of: Head }) {
  const own: CompletionFilter = { sessionId: { eq: of.id } };
  const { failed, finished, started } = of.statusCounts;
  return (
    <header className={styles.header}>
      <dl className={styles.facts}>
        <Fact name="Calls">
          <List by={own}>{shownCount(of.completionCount)}</List>
        </Fact>
        <Fact name="Finished">{shownCount(finished)}</Fact>
        {started > 0 && (
          <Fact name="Still open">
            <List by={{ ...own, status: { eq: "STARTED" } }}>◐ {shownCount(started)}</List>
          </Fact>
        )}
        {failed > 0 && (
          <Fact name="Failed">
            <List by={{ ...own, status: { eq: "FAILED" } }}>
              <span className={styles.bad}>✕ {shownCount(failed)}</span>
            </List>
          </Fact>
        )}
        <Fact name="Tokens">{shownCount(of.totalTokens)}</Fact>
        <Fact name="Cost">
          {of.cost === null ? "not known" : <span title={`$${of.cost}`}>{shownCost(of.cost)}</span>}
          {of.cost !== null && of.unpricedCount > 0 && (
            <span className={styles.second}> + {shownCount(of.unpricedCount)} of unknown cost</span>
          )}
        </Fact>
        {of.durationMs !== null && <Fact name="Span">{shownSpan(of.durationMs)}</Fact>}
        {of.durationTotal !== null && (
          <Fact name="In calls">{shownSpan(of.durationTotal * 1000)}</Fact>
        )}
        <Fact name="First call">
          {of.firstCompletionAt === null ? "none yet" : <Time at={of.firstCompletionAt} />}
        </Fact>
        {of.lastCompletionAt !== null && (
          <Fact name="Last call">
            <Time at={of.lastCompletionAt} />
          </Fact>
        )}
        {of.users.length > 0 && (
          <Fact name={of.users.length === 1 ? "User" : "Users"}>
            <Names of={of.users} by={(name) => ({ userId: { eq: name } })} />
          </Fact>
        )}
        {of.tags.length > 0 && (
          <Fact name="Tags">
            <Names of={of.tags} by={(name) => ({ ...own, tags: { has: name } })} />
          </Fact>
        )}
        <Fact name="Id">
          <code>
            <Visible text={of.id} />
          </code>
        </Fact>
      </dl>
    </header>
  );
}

function List({ by, children }: { by: CompletionFilter; children: ReactNode }) {
  return (
    <Link to="/completions" search={{ f: by }} className={styles.filter}>
      {children}
    </Link>
  );
}

interface NamesProps {
  of: readonly string[];
  by: (name: string) => CompletionFilter;
}

function Names({ of, by }: NamesProps) {
  const shown = of.slice(0, MOST_NAMES);
  return (
    <span className={styles.names}>
      {shown.map((name) => (
        <List key={name} by={by(name)}>
          <Visible text={name} />
        </List>
      ))}
      {of.length > shown.length && (
        <details>
          <summary>{shownCount(of.length - shown.length)} more</summary>
          <Visible text={of.slice(MOST_NAMES).join(", ")} />
        </details>
      )}
    </span>
  );
}
