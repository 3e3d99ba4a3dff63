/** Sign out: at once, or once it is said what becomes of grades that are not sent. */
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { type Sender, discardGrades, sendNow, useSender, useUnsent } from "@/api/outbox";
import { shownMany } from "@/state/shown";
import { useStored } from "@/state/stored";
import { hasOfBrowser, signOut, token, useToken } from "@/state/token";
import { type Unsent, unsentGrades } from "@/state/unsentGrades";
import { Confirm } from "@/states/Confirm";
import styles from "@/states/states.module.css";
import { Visible } from "@/states/Visible";
import { notice } from "./announce";
import { signingOut, useSigningOut } from "./signingOut";

function leave() {
  signingOut.end();
  if (token.isOfTab() && hasOfBrowser()) {
    notice("Signed out: this tab goes on with the token that the browser keeps.");
  }
  signOut();
}

export function SigningOut() {
  return useSigningOut() ? <Question /> : null;
}

function Question() {
  const sender = useSender();
  const own = useLeaving(sender);
  const [isSending, setSending] = useState(false);
  const count = own.length;
  const [first] = useState(count);
  // Who has not answered yet has not said that they leave.
  const isAnswered = isSending || first === 0;
  const refused = own.filter(({ refusal }) => refusal !== null).length;
  const used = useToken();
  const [asked] = useState(used);
  useEffect(() => {
    // Another tab has another token meanwhile: nobody has asked to leave that.
    if (used !== asked) signingOut.end();
    else if (count === 0 && isAnswered) leave();
  }, [count, used, asked, isAnswered]);
  if (count === 0) return isAnswered ? null : <Sent />;
  const send = () => {
    if (!sender) return;
    setSending(true);
    sendNow(sender);
  };
  const discard = () => {
    if (sender) discardGrades(sender);
    leave();
  };
  const them = count === 1 ? "it" : "them";
  return (
    <div className={styles.bar} role="group" aria-label="Sign out">
      <span role="status">
        {shownMany(count, "grade")} {count === 1 ? "is" : "are"} not sent.
        {refused > 0 && ` ${refused} of them the gateway has refused: see where it was given.`}
        {isSending && count > refused && " Sending …"}
        {!sender && ` Whose ${count === 1 ? "it is" : "they are"} is not known yet.`}
      </span>
      {sender && !isSending && count > refused && (
        <Button autoFocus className="primary" onPress={send}>
          Send {them}, then sign out
        </Button>
      )}
      <Button onPress={discard}>
        {sender ? `Discard ${them} and sign out` : `Keep ${them} here and sign out`}
      </Button>
      <Button onPress={signingOut.end}>Stay</Button>
    </div>
  );
}

/** The moment in which a grade could be taken back has passed before anything was answered. */
function Sent() {
  return (
    <div className={styles.bar} role="group" aria-label="Sign out">
      <span role="status">All is sent now.</span>
      <Button autoFocus className="primary" onPress={leave}>
        Sign out
      </Button>
      <Button onPress={signingOut.end}>Stay</Button>
    </div>
  );
}

/** What would be left behind: until the gateway has said whose the token is, all that waits here may be its. */
function useLeaving(sender: Sender | undefined): readonly Unsent[] {
  const all = useStored(unsentGrades);
  const { own } = useUnsent();
  return sender ? own : all;
}

/** What was given under a token that is not here any more: it is told before another one is given. */
export function LeftGrades() {
  const all = useStored(unsentGrades);
  if (all.length === 0) return null;
  const names = [...new Set(all.map(({ tokenName }) => tokenName))].join(", ");
  const many = shownMany(all.length, "grade");
  return (
    <div className={styles.bar}>
      <span role="status">
        Not sent yet: {many}, given under the token <Visible text={names} />. Kept here until that
        token is used again.
      </span>
      <Confirm
        label="Discard"
        name={many}
        question="The answers are lost then."
        run={() => unsentGrades.set([])}
      />
    </div>
  );
}
