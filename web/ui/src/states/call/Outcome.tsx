/** What became of a call that has not ended as it should: status, kind and reason, plainly. */
import { Status } from "@/states/Status";
import { Visible } from "@/states/Visible";
import { Reason } from "./Reason";
import styles from "./call.module.css";
import type { Outcome as Of } from "./documents";

export function Outcome({ of }: { of: Of }) {
  const { status, failureKind, failureReason, isRefusal } = of;
  if (status === "FINISHED" && failureReason === null && !isRefusal) return null;
  return (
    <section
      className={styles.outcome}
      aria-label="What became of it"
      data-failed={status === "FAILED"}
    >
      <p>
        <Status of={status} />
        {failureKind !== null && (
          <>
            {" · "}
            <b>
              <Visible text={failureKind} />
            </b>
          </>
        )}
        {isRefusal && <strong className={styles.bad}> · ✕ refusal</strong>}
        {status === "STARTED" && " · it has not ended, as far as is known"}
        {status === "FAILED" && failureReason === null && " · no reason is logged"}
      </p>
      {failureReason !== null && <Reason text={failureReason} />}
    </section>
  );
}
