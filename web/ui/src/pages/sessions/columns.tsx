/** What the list shows of a session. */
import type { ReactNode } from "react";
import type { SessionListOrderField } from "@/state/order";
import { nounOf, shownCost, shownCount, shownSpan } from "@/state/shown";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import type { Session } from "./list";
import styles from "./sessions.module.css";

export interface Column {
  id: string;
  header: string;
  order?: SessionListOrderField;
  isNumber?: boolean;
  show: (of: Session) => ReactNode;
}

export const COLUMNS: readonly Column[] = [
  {
    id: "calls",
    header: "Calls",
    order: "COMPLETION_COUNT",
    isNumber: true,
    show: (of) => (
      <Unit of={nounOf(of.completionCount, "call")}>{shownCount(of.completionCount)}</Unit>
    ),
  },
  {
    id: "failed",
    header: "Failed",
    order: "FAILED_COUNT",
    isNumber: true,
    show: (of) =>
      of.failedCount > 0 && (
        <span className={styles.failed}>
          <span aria-hidden>✕ </span>
          <Unit of="failed">{shownCount(of.failedCount)}</Unit>
        </span>
      ),
  },
  {
    id: "tokens",
    header: "Tokens",
    order: "TOTAL_TOKENS",
    isNumber: true,
    show: (of) => <Unit of={nounOf(of.totalTokens, "token")}>{shownCount(of.totalTokens)}</Unit>,
  },
  {
    id: "cost",
    header: "Cost",
    order: "COST",
    isNumber: true,
    show: (of) =>
      of.cost === null ? (
        <span title="The cost of none of its calls is known">–</span>
      ) : (
        <span title={unpriced(of) ?? `$${of.cost}`}>
          {unpriced(of) && "≥ "}
          {shownCost(of.cost)}
        </span>
      ),
  },
  {
    id: "duration",
    header: "Span",
    order: "DURATION",
    isNumber: true,
    show: (of) => (of.durationMs === null ? "–" : shownSpan(of.durationMs)),
  },
  {
    id: "began",
    header: "Began",
    order: "CREATED_AT",
    show: (of) => <Time at={of.createdAt} />,
  },
  {
    id: "last",
    header: "Last call",
    order: "LAST_ACTIVITY_AT",
    show: (of) => <Time at={of.lastActivityAt} />,
  },
  { id: "tags", header: "Tags", show: (of) => <Names of={of.tags} /> },
  { id: "users", header: "Users", show: (of) => <Names of={of.users} /> },
];

/** Numbers that stand without a head, on a card, say what they are of. */
function Unit({ of, children }: { of: string; children: ReactNode }) {
  return (
    <>
      {children}
      <span className={styles.unit}> {of}</span>
    </>
  );
}

function unpriced({ unpricedCount }: Session): string | null {
  if (unpricedCount === 0) return null;
  return `${shownCount(unpricedCount)} of its calls have no known cost: no usage was reported, or no price is known`;
}

const MOST_NAMES = 10;

function Names({ of }: { of: readonly string[] }) {
  const text = of.slice(0, MOST_NAMES).join(", ");
  return (
    <span title={of.slice(0, 100).join(", ")}>
      <Visible text={text} />
      {of.length > MOST_NAMES && ` and ${shownCount(of.length - MOST_NAMES)} more`}
    </span>
  );
}
