/** `q`: what this page has asked, what it cost, and how to ask it elsewhere. */
import { useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { GRAPHQL_URL } from "@/api/address";
import { type Asked, useAsked } from "@/api/asked";
import { Snippet } from "@/states/Snippet";
import { shownCount, shownSpan } from "@/state/shown";
import styles from "./Frame.module.css";
import { overlay } from "./overlay";
import { curl, graphiqlUrl, hasSome, nameOf, python } from "./snippets";

export function Query() {
  const page = useRouterState({ select: (state) => state.location.pathname });
  const asked = useAsked(page);
  const [chosen, setChosen] = useState<string | null>(null);
  // At first what has an answer, which the page shows; not what it listens to.
  const first = asked.find(({ cost }) => cost !== undefined) ?? asked[0];
  const shown = asked.find(({ text }) => text === chosen) ?? first;
  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ""} onOpenChange={overlay.close}>
      <Modal className={`${styles.modal ?? ""} ${styles.wide ?? ""}`}>
        <Dialog>
          <Heading slot="title">The query behind this page</Heading>
          {shown ? (
            <>
              {asked.length > 1 && <Choice asked={asked} shown={shown} choose={setChosen} />}
              <One key={shown.text} asked={shown} />
            </>
          ) : (
            <p>This page has asked nothing of the gateway.</p>
          )}
          <Button slot="close">Close</Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ChoiceProps {
  asked: readonly Asked[];
  shown: Asked;
  choose: (text: string) => void;
}

function Choice({ asked, shown, choose }: ChoiceProps) {
  return (
    <div className={styles.operations} role="group" aria-label="What was asked, the newest first">
      {asked.map((each) => (
        <button
          type="button"
          key={each.text}
          aria-pressed={each === shown}
          onClick={() => choose(each.text)}
        >
          {nameOf(each.text)} <small>{figures(each)}</small>
        </button>
      ))}
    </div>
  );
}

function figures({ cost, milliseconds, code }: Asked): string {
  const parts = [
    cost === undefined ? "" : `${shownCount(cost)} points`,
    milliseconds === undefined ? "live" : shownSpan(milliseconds),
    code ?? "",
  ];
  return parts.filter(Boolean).join(" · ");
}

function One({ asked }: { asked: Asked }) {
  return (
    <>
      <p>
        <b>{nameOf(asked.text)}</b>: {figures(asked)}.
        {asked.cost !== undefined && " An operation may cost 50,000 points."}
      </p>
      <p>
        <a href={graphiqlUrl(GRAPHQL_URL, asked)} target="_blank" rel="noopener noreferrer">
          Open in GraphiQL
        </a>
      </p>
      <Snippet label="Document" text={asked.text.trim()} />
      {hasSome(asked.variables) && (
        <Snippet label="Variables" text={JSON.stringify(asked.variables, null, 2)} />
      )}
      <Snippet label="curl" text={curl(GRAPHQL_URL, asked)} />
      <Snippet label="Python" text={python(GRAPHQL_URL, asked)} />
      <p>
        Both programs read the token from <code>LOG10_TOKEN</code>.
      </p>
    </>
  );
}
