/** What stands above the rows: the filter, the range of time, and what there is to know of both. */
import { Suspense, lazy, useMemo, useRef, useState } from "react";
import { Button, Dialog, Modal, ModalOverlay } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import { COMPLETIONS, printFilter } from "@/state/filterText";
import { useIsNarrow } from "@/state/useIsNarrow";
import type { PageFilter } from "../useFilter";
import styles from "@/states/filter/filter.module.css";
import { FilterLine } from "@/states/filter/FilterLine";
import { RangeMenu } from "@/states/filter/RangeMenu";

const Editor = lazy(() => import("./Editor"));
const Figures = lazy(() => import("./Figures"));
const Views = lazy(() => import("./Views"));

interface Props {
  of: PageFilter;
  isAfterRows: boolean;
}

export function Bar({ of, isAfterRows }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<"line" | "editor" | null>(null);
  const [hasBeenAfter, setHasBeenAfter] = useState(false);
  const isNarrow = useIsNarrow(640);
  if (isAfterRows && !hasBeenAfter) setHasBeenAfter(true);
  useCommands(
    useMemo((): readonly Command[] => {
      const focus = () => {
        if (isNarrow) setOpened("line");
        else input.current?.focus();
      };
      const group = "Filter";
      return [
        { id: "filter", title: "Type a filter", group, keys: ["/"], run: focus },
        { id: "filter-editor", title: "Edit the filter", group, run: () => setOpened("editor") },
      ];
    }, [isNarrow]),
  );
  const line = (
    <FilterLine
      language={COMPLETIONS}
      filter={of.own}
      within={of.filter}
      hasRange={of.range !== null}
      apply={(next) => {
        of.setOwn(next);
        setOpened(null);
      }}
      setRange={of.setRange}
      input={input}
    />
  );
  return (
    <section className={styles.bar} aria-label="Filter and range">
      <div className={styles.row}>
        {isNarrow ? (
          <Button className={styles.opener ?? ""} onPress={() => setOpened("line")}>
            Filter: {printFilter(of.own) || "everything"}
          </Button>
        ) : (
          line
        )}
        <Button onPress={() => setOpened("editor")}>Edit</Button>
        <RangeMenu text={of.rangeText} range={of.range} setRange={of.setRange} />
        <Suspense>{hasBeenAfter && <Views of={of} />}</Suspense>
      </div>
      <div className={styles.figures}>
        <Suspense>{hasBeenAfter && <Figures of={of} isAfterRows={isAfterRows} />}</Suspense>
      </div>
      {opened && (
        <ModalOverlay
          isOpen
          isDismissable
          className={styles.veil ?? ""}
          onOpenChange={() => setOpened(null)}
        >
          <Modal className={styles.modal ?? ""}>
            <Dialog aria-label="Filter">
              {opened === "line" && line}
              <Suspense>
                {opened === "editor" && <Editor of={of} close={() => setOpened(null)} />}
              </Suspense>
              <Button onPress={() => setOpened(null)}>Close</Button>
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </section>
  );
}
