/** What stands where a part of the page would be that did not come. */
import { useEffect, useState } from "react";
import { Button, Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useOnReached } from "@/api/reachable";
import { type Missing, whyMissing } from "@/api/release";
import { fileOf } from "./again";
import styles from "./states.module.css";

const WHY: Record<Missing, string> = {
  silent: "The gateway does not answer. It may be starting anew, or the network is away.",
  released:
    "This page is of an older release than the gateway is now. What is open can be read on; " +
    "the page that is loaded anew has all of its parts.",
  unknown: "The gateway answers, and the browser did not take it.",
};

export interface NotComeProps {
  thrown: unknown;
  /** It ends when the part is there, or has failed again. */
  retry: () => Promise<void>;
}

export function NotCome({ thrown, retry, close }: NotComeProps & { close?: () => void }) {
  const why = useWhy(thrown);
  const [isTrying, setTrying] = useState(false);
  const press = () => {
    setTrying(true);
    void retry().finally(() => setTrying(false));
  };
  useOnReached(press);
  return (
    <section className={styles.failure} role="alert">
      <h2>
        <span aria-hidden>✕ </span>This part of the page did not come
      </h2>
      {why && <p>{WHY[why]}</p>}
      {why === "unknown" && thrown instanceof Error && <p>{thrown.message}</p>}
      <p className={styles.actions}>
        <Button isPending={isTrying} onPress={press}>
          {isTrying ? "Fetching…" : "Retry"}
        </Button>
        {why !== null && why !== "silent" && (
          <Button className="primary" onPress={() => location.reload()}>
            Load the page anew
          </Button>
        )}
        {close && <Button onPress={close}>Close</Button>}
      </p>
    </section>
  );
}

/** As a dialog, where the part is one. */
export function NotComeDialog({ close, ...missed }: NotComeProps & { close: () => void }) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles.veil ?? ""}
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Modal className={styles.modal ?? ""}>
        <Dialog aria-label="This part of the page did not come">
          <NotCome {...missed} close={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Null until it is known. */
function useWhy(thrown: unknown): Missing | null {
  const [found, setFound] = useState<{ of: unknown; why: Missing } | null>(null);
  useEffect(() => {
    let isOver = false;
    void whyMissing(fileOf(thrown)).then((why) => {
      if (!isOver) setFound({ of: thrown, why });
    });
    return () => {
      isOver = true;
    };
  }, [thrown]);
  return found && found.of === thrown ? found.why : null;
}
