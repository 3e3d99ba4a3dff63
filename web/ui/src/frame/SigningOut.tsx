/** Sign out: at once, or once it is said what becomes of grades that are not sent. */
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import {
  type Sender,
  discardGrades,
  isSentHere,
  sendNow,
  useSender,
  useUnsent,
} from "@/api/outbox";
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
  const isAllSent = useCounted(own).every(isSentHere);
  // Who has not answered yet has not said that they leave.
  const isAnswered = isSending || first === 0;
  const used = useToken();
  const [asked] = useState(used);
  const { bar, primary, onFocus, onBlur } = useFocusInBar();
  useEffect(() => {
    // Another tab has another token meanwhile: nobody has asked to leave that.
    if (used !== asked) signingOut.end();
    else if (count === 0 && isAnswered) leave();
  }, [count, used, asked, isAnswered]);
  if (count === 0 && isAnswered) return null;
  const canSend = sender && !isSending && own.some(({ refusal }) => refusal === null);
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
    <div
      ref={bar}
      className={styles.bar}
      role="group"
      aria-label="Sign out"
      {...{ onFocus, onBlur }}
    >
      <span role="status">
        {count > 0 && <Left {...{ own, isSending, isKnown: sender !== undefined }} />}
        {count === 0 && (isAllSent ? "All is sent now." : "Nothing of yours waits here any more.")}
      </span>
      {/* One button, whose focus stays where the grades go meanwhile. */}
      {(canSend || count === 0) && (
        <Button ref={primary} className="primary" onPress={count === 0 ? leave : send}>
          {count === 0 ? "Sign out" : `Send ${them}, then sign out`}
        </Button>
      )}
      {/* Two: who is about to keep them does not discard them. */}
      {count > 0 && (
        <Button key={sender ? "discard" : "keep"} onPress={discard}>
          {sender ? `Discard ${them} and sign out` : `Keep ${them} here and sign out`}
        </Button>
      )}
      <Button onPress={signingOut.end}>Stay</Button>
    </div>
  );
}

interface LeftProps {
  own: readonly Unsent[];
  isSending: boolean;
  isKnown: boolean;
}

function Left({ own, isSending, isKnown }: LeftProps) {
  const count = own.length;
  const refused = own.filter(({ refusal }) => refusal !== null).length;
  return (
    <>
      {shownMany(count, "grade")} {count === 1 ? "is" : "are"} not sent.
      {refused > 0 && ` ${refused} of them the gateway has refused: see where it was given.`}
      {isSending && count > refused && " Sending …"}
      {!isKnown && ` Whose ${count === 1 ? "it is" : "they are"} is not known yet.`}
    </>
  );
}

/** @returns The ids of all that was counted since it is asked. */
function useCounted(own: readonly Unsent[]): readonly string[] {
  const [counted, setCounted] = useState<readonly string[]>([]);
  const fresh = own.map(({ id }) => id).filter((id) => !counted.includes(id));
  if (fresh.length > 0) setCounted([...counted, ...fresh]);
  return counted;
}

/**
 * Who has asked to sign out has the focus here. Who has gone on with the page keeps it there, whatever changes here:
 * their next key would sign them out.
 */
function useFocusInBar() {
  const bar = useRef<HTMLDivElement>(null);
  const primary = useRef<HTMLButtonElement>(null);
  const isIn = useRef(false);
  useEffect(() => primary.current?.focus(), []);
  useEffect(() => {
    // What had it is gone.
    if (isIn.current && !bar.current?.contains(document.activeElement)) primary.current?.focus();
  });
  const onFocus = () => {
    isIn.current = true;
  };
  const onBlur = () => {
    isIn.current = false;
  };
  return { bar, primary, onFocus, onBlur };
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
