/** What a new form would have said of the grades that there are. */
import { shortened, shownCount } from "@/state/shown";
import { Scroll } from "@/states/Scroll";
import { Visible } from "@/states/Visible";
import styles from "./edit.module.css";
import type { Check } from "./save";

export function Checked({ of }: { of: Check }) {
  const { checkedCount, rejectedCount, isComplete, rejected } = of;
  if (rejectedCount === 0) {
    return (
      <p className={styles.hint} role="status">
        ● All {shownCount(checkedCount)} grades that were checked keep to the new form.
        {!isComplete && " Older ones were not checked."}
      </p>
    );
  }
  return (
    <section className={styles.note} aria-labelledby="breaks" role="status">
      <h2 id="breaks">
        The new form rejects {shownCount(rejectedCount)} of {shownCount(checkedCount)} grades
      </h2>
      <p>
        They stay, each under the version that it was given under; whoever corrects one has to keep
        to the new form. {!isComplete && "Older ones were not checked."}
      </p>
      <Scroll label="The newest that it rejects">
        <ul className={styles.rejected}>
          {rejected.map(({ feedbackId, faults, feedback }) => (
            <li key={feedbackId}>
              {faults.map((each) => (
                <p key={each} className={styles.fault}>
                  ✕ <Visible text={each} />
                </p>
              ))}
              {feedback && (
                <>
                  <Graded ids={feedback.matchedCompletionIds} version={feedback.taskVersion} />
                  <pre>
                    <Visible text={shortened(JSON.stringify(feedback.jsonValues, null, 2), 2000)} />
                  </pre>
                </>
              )}
            </li>
          ))}
        </ul>
      </Scroll>
    </section>
  );
}

function Graded({ ids, version }: { ids: readonly string[]; version: number }) {
  const [first] = ids;
  return (
    <small>
      Given under version {version}
      {first !== undefined && (
        <>
          {" for "}
          <a href={`#/completions/${encodeURIComponent(first)}?t=feedback`}>this call</a>
        </>
      )}
      {ids.length > 1 && ` and ${shownCount(ids.length - 1)} others`}
    </small>
  );
}
