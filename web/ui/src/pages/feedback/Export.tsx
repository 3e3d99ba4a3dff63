/** Export what is loaded, or page through all that match; it can be ended at any time. */
import { useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { FeedbackFilter } from "@/gql/graphql";
import { type Format, download } from "@/state/download";
import { ExportState } from "@/states/ExportState";
import { type ListedGrade, MOST_GRADES, PAGE_GRADES, askGrades } from "@/states/grades/documents";
import { shownCount } from "@/state/shown";
import { readRows, useExport } from "@/state/useExport";
import { NotApplied } from "@/states/filter/NotApplied";
import styles from "./Feedback.module.css";
import { fileOf } from "./export";

interface Props {
  filter: FeedbackFilter | undefined;
  rows: readonly ListedGrade[];
  isWhole: boolean;
  close: () => void;
}

type Page = [after: string | null, signal: AbortSignal, first: number];

export function Export({ filter, rows, isWhole, close }: Props) {
  const [format, setFormat] = useState<Format>("jsonl");
  const save = (all: readonly ListedGrade[]) => download("grades", format, fileOf(format, all));
  const state = useExport();
  const isBusy = state.read !== null;
  const begin = () => {
    const all: ListedGrade[] = [];
    const ask = (...page: Page) => askGrades(filter, ...page);
    const take = (grades: readonly ListedGrade[]) => void all.push(...grades);
    const rowsOf = { ask, take, pageRows: PAGE_GRADES, most: MOST_GRADES };
    state.begin({ read: (told) => readRows(rowsOf, told), save: () => save(all) });
  };
  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ""} onOpenChange={close}>
      <Modal className={styles.dialog ?? ""}>
        <Dialog>
          <Heading slot="title">Export grades</Heading>
          <p>
            Numbers have the digits that were sent. CSV has a column for each field of the answers;
            a cell that a spreadsheet would run begins with a quote.
          </p>
          <NotApplied />
          <fieldset className={styles.actions}>
            <legend>Format</legend>
            {(["jsonl", "csv"] as const).map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="format"
                  disabled={isBusy}
                  checked={format === each}
                  onChange={() => setFormat(each)}
                />{" "}
                {each === "jsonl" ? "JSON lines" : "CSV"}
              </label>
            ))}
          </fieldset>
          <ExportState of={state} what="grade" />
          <div className={styles.actions}>
            <Button
              className="primary"
              isDisabled={isBusy}
              onPress={() => {
                save(rows);
                state.saved(rows.length);
              }}
            >
              Save the {shownCount(rows.length)} loaded
            </Button>
            {!isWhole && (
              <Button isDisabled={isBusy} onPress={begin}>
                Save all that match, up to {shownCount(MOST_GRADES)}
              </Button>
            )}
            <Button onPress={close}>Close</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
