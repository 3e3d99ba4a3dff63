/** Export what is loaded, or page through all that match; it can be ended at any time. */
import { useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { FeedbackFilter } from "@/gql/graphql";
import { type Format, download } from "@/state/download";
import { Failure } from "@/states/Failure";
import { type ListedGrade, MOST_GRADES, PAGE_GRADES, askGrades } from "@/states/grades/documents";
import { shownCount } from "@/state/shown";
import { usePages } from "@/state/usePages";
import styles from "./Feedback.module.css";
import { fileOf } from "./export";

interface Props {
  filter: FeedbackFilter | undefined;
  rows: readonly ListedGrade[];
  isWhole: boolean;
  close: () => void;
}

export function Export({ filter, rows, isWhole, close }: Props) {
  const [format, setFormat] = useState<Format>("jsonl");
  const save = (all: readonly ListedGrade[]) => download("grades", format, fileOf(format, all));
  const pages = usePages({
    ask: (...page) => askGrades(filter, ...page),
    pageRows: PAGE_GRADES,
    most: MOST_GRADES,
    done: save,
  });
  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ""} onOpenChange={close}>
      <Modal className={styles.dialog ?? ""}>
        <Dialog>
          <Heading slot="title">Export grades</Heading>
          <p>
            Numbers have the digits that were sent. CSV has a column for each field of the answers;
            a cell that a spreadsheet would run begins with a quote.
          </p>
          <fieldset className={styles.actions}>
            <legend>Format</legend>
            {(["jsonl", "csv"] as const).map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="format"
                  checked={format === each}
                  onChange={() => setFormat(each)}
                />{" "}
                {each === "jsonl" ? "JSON lines" : "CSV"}
              </label>
            ))}
          </fieldset>
          {pages.error !== null && <Failure error={pages.error} />}
          {pages.count !== null && (
            <p role="status">
              {shownCount(pages.count)} read … <Button onPress={pages.cancel}>End it</Button>
            </p>
          )}
          <div className={styles.actions}>
            <Button className="primary" onPress={() => save(rows)}>
              Loaded: {shownCount(rows.length)}
            </Button>
            {!isWhole && (
              <Button isDisabled={pages.count !== null} onPress={pages.begin}>
                All that match, up to {shownCount(MOST_GRADES)}
              </Button>
            )}
            <Button onPress={close}>Close</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
