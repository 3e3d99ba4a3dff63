/** The dialogs of the list, which are loaded when one is opened. */
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import type { CompletionFilter } from "@/gql/graphql";
import type { Order } from "@/state/order";
import { ColumnChoice } from "./ColumnChoice";
import { Export } from "./Export";
import type { Shown } from "./Row";
import styles from "./Rows.module.css";
import { TagForm } from "./TagForm";
import type { Selection } from "./selection";
import type { Dialog as Which } from "./useRowState";
import type { Rows } from "./useRows";

export interface DialogProps {
  which: Which;
  filter: CompletionFilter | undefined;
  order: Order;
  setOrder: (order: Order) => void;
  rows: Rows;
  columns: readonly Shown[];
  selection: Selection;
  close: () => void;
}

const NAMES: Record<Which, string> = {
  columns: "Columns",
  tag: "Tag completions",
  export: "Export",
};

export function Dialogs(props: DialogProps) {
  const { which, close } = props;
  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ""} onOpenChange={close}>
      <Modal className={styles.dialog ?? ""}>
        <Dialog aria-label={NAMES[which]}>
          <h2>{NAMES[which]}</h2>
          {which === "columns" && <ColumnChoice {...props} />}
          {which === "tag" && <TagForm {...props} />}
          {which === "export" && <Export {...props} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
