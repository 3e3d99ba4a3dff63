/** Answers that were given under a token that was refused, where another has followed: whose are they? */
import { Button } from "react-aria-components";
import { adoptGrades, discardOthersGrades, useSender, useUnsent } from "@/api/outbox";
import { shownMany } from "@/state/shown";
import { Confirm } from "@/states/Confirm";
import { Visible } from "@/states/Visible";
import styles from "@/states/states.module.css";

export function OthersGrades() {
  const sender = useSender();
  const { others } = useUnsent();
  if (!sender || others.length === 0) return null;
  const mayBeHis = others.every(({ organizationId }) => organizationId === sender.organizationId);
  const names = [...new Set(others.map(({ tokenName }) => tokenName))].join(", ");
  return (
    <div className={styles.bar} role="status">
      <span>
        {shownMany(others.length, "grade")} given under the token <Visible text={names} /> could not
        be sent. {!mayBeHis && "It is of another organization: with a token of that one they can."}
      </span>
      {mayBeHis && (
        <Button onPress={() => adoptGrades(sender)}>
          Send as <Visible text={sender.tokenName} />
        </Button>
      )}
      <Confirm
        label="Discard"
        name="them"
        question="The answers are lost then."
        run={() => discardOthersGrades(sender)}
      />
    </div>
  );
}
