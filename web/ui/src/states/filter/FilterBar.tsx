/** The filter and the range of time, as text and by the visual editor: what stands above all that is filtered. */
import { type ReactNode, type RefObject, Suspense, useMemo, useRef, useState } from "react";
import { Button, Dialog, Modal, ModalOverlay } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import { COMPLETIONS, printFilter } from "@/state/filterText";
import type { CompletionFilter } from "@/gql/graphql";
import type { PageFilter } from "@/state/useFilter";
import { useIsNarrow } from "@/state/useIsNarrow";
import { FilterLine, type LineHandle, type Typed } from "./FilterLine";
import { RangeMenu } from "./RangeMenu";
import styles from "./filter.module.css";
import { part } from "@/states/part";

const Editor = part(() => import("./Editor"), "default");

interface Props {
  of: PageFilter;
  /** Beside them. */
  beside?: ReactNode;
  /** Below them: what there is to know of both. */
  children?: ReactNode;
  tellTyped?: (typed: Typed<CompletionFilter> | null) => void;
  handle?: RefObject<LineHandle<CompletionFilter> | null>;
}

export function FilterBar({ of, beside, children, tellTyped, handle }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<"line" | "editor" | null>(null);
  const isNarrow = useIsNarrow(640);
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
  // The same element is not drawn anew.
  const edit = useMemo(() => <Button onPress={() => setOpened("editor")}>Edit</Button>, []);
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
      {...(tellTyped && { tellTyped })}
      {...(handle && { handle })}
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
        {edit}
        <RangeMenu text={of.rangeText} range={of.range} setRange={of.setRange} />
        {beside}
      </div>
      {children}
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
