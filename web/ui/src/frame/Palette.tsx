/** Whatever can be gone to or done, looked for by its words or by an id: Ctrl K, or Command K. */
import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import styles from "./Frame.module.css";
import { Keys } from "./Keys";
import { overlay } from "./overlay";
import { type Entry, useEntries } from "./entries";

export function Palette() {
  const [typed, setTyped] = useState(overlay.typed);
  const { entries, isLooking, found } = useEntries(typed);
  const { contains } = useFilter({ sensitivity: "base" });
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    overlay.close();
    entry.run();
  };
  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ""} onOpenChange={overlay.close}>
      <Modal className={styles.modal ?? ""}>
        <Dialog aria-label="Commands">
          <Autocomplete filter={contains} inputValue={typed} onInputChange={setTyped}>
            {/* Enter in the field itself, where no entry has the focus: what came in meanwhile. */}
            <SearchField
              aria-label="Find a command, a view or an id"
              autoFocus
              onSubmit={() => run(found[0])}
            >
              <Input placeholder="Go to, find, do, or paste an id …" />
            </SearchField>
            <Menu
              className={styles.menu ?? ""}
              aria-label="Commands"
              items={entries}
              disabledKeys={entries.filter((each) => each.unavailable).map(({ id }) => id)}
              onAction={(id) => run(entries.find((each) => each.id === id))}
              renderEmptyState={() => (
                <p className={styles.none}>
                  {isLooking ? "Looking for the id …" : "Nothing has these words, or this id."}
                </p>
              )}
            >
              {({ id, title, note, words, keys, unavailable }) => (
                <MenuItem id={id} textValue={words}>
                  <span>{title}</span>
                  <small>{unavailable ?? note}</small>
                  {keys?.[0] && <Keys of={keys[0]} />}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
