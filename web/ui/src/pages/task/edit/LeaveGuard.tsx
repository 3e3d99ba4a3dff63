/** Before one leaves what is not saved: it is kept as a draft, and whoever leaves is told so. */
import { useBlocker } from "@tanstack/react-router";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./edit.module.css";

interface Props {
  /** Asked when one leaves: a page that has saved leads on by itself. */
  isHeld: () => boolean;
}

export function LeaveGuard({ isHeld }: Props) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const isHere =
        current.pathname === next.pathname && tabOf(current.search) === tabOf(next.search);
      return !isHere && isHeld();
    },
    enableBeforeUnload: isHeld,
    withResolver: true,
  });
  const isAsking = blocker.status === "blocked";
  return (
    <ModalOverlay
      isOpen={isAsking}
      isDismissable
      onOpenChange={() => blocker.reset?.()}
      className={styles.veil ?? ""}
    >
      <Modal className={styles.modal ?? ""}>
        <Dialog role="alertdialog">
          <Heading slot="title">Leave what is not saved?</Heading>
          <p>It is kept in this browser as a draft, until it is saved or you sign out.</p>
          <p className={styles.tools}>
            <Button autoFocus className="primary" onPress={() => blocker.reset?.()}>
              Stay
            </Button>
            <Button onPress={() => blocker.proceed?.()}>Leave it</Button>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function tabOf(search: unknown): unknown {
  return typeof search === "object" && search !== null && "tab" in search ? search.tab : undefined;
}
