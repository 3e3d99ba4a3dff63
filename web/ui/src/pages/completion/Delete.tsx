/** Delete the call, for who may, after a question. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { callsChanged } from "@/api/changedHere";
import { asApiError } from "@/api/errors";
import { request } from "@/api/request";
import { announce } from "@/frame/announce";
import { listAround } from "@/state/listed";
import { RoleButton } from "@/states/RoleButton";
import styles from "./Completion.module.css";
import { DELETE } from "./documents";

export function Delete({ id }: { id: string }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <RoleButton role="ADMIN" onPress={() => setAsking(true)}>
        Delete …
      </RoleButton>
      <ModalOverlay
        isOpen={isAsking}
        onOpenChange={setAsking}
        isDismissable
        className={styles.veil ?? ""}
      >
        <Modal className={styles.modal ?? ""}>
          <Question id={id} close={() => setAsking(false)} />
        </Modal>
      </ModalOverlay>
    </>
  );
}

function Question({ id, close }: { id: string; close: () => void }) {
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => request(DELETE, { id }),
    onSuccess: () => {
      announce("Deleted");
      close();
      queries.removeQueries({ queryKey: ["completion", id] });
      void callsChanged([id]);
      for (const key of ["session", "sessions"]) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
      // The list is asked for anew: it still has the row.
      void queries.invalidateQueries({ queryKey: ["completions"] });
      location.assign(listAround(id));
    },
  });
  return (
    <Dialog role="alertdialog">
      <Heading slot="title">Delete this completion?</Heading>
      <p>
        <code>{id}</code> is gone for good, and so is it from the feedback on it.
      </p>
      {error && (
        <p role="alert" className={styles.bad}>
          ✕ {asApiError(error).message}
        </p>
      )}
      <div className={styles.tools}>
        <Button autoFocus onPress={close}>
          Keep it
        </Button>
        <Button className="primary" isDisabled={isPending} onPress={() => mutate()}>
          Delete it
        </Button>
      </div>
    </Dialog>
  );
}
