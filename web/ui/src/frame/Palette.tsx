/** All commands, looked for by their words: Ctrl K, or Command K. */
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
import { useAllCommands } from "@/commands/commands";
import styles from "./Frame.module.css";
import { Keys } from "./Keys";
import { overlay } from "./overlay";

export function Palette() {
  const commands = useAllCommands();
  const { contains } = useFilter({ sensitivity: "base" });
  const run = (id: unknown) => {
    overlay.close();
    commands.find((each) => each.id === id)?.run();
  };
  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ""} onOpenChange={overlay.close}>
      <Modal className={styles.modal ?? ""}>
        <Dialog aria-label="Commands">
          <Autocomplete filter={contains}>
            <SearchField aria-label="Find a command" autoFocus>
              <Input placeholder="Go to, find, do …" />
            </SearchField>
            <Menu
              className={styles.menu ?? ""}
              aria-label="Commands"
              items={commands.filter(({ id }) => id !== "palette")}
              disabledKeys={commands.filter((each) => each.unavailable).map(({ id }) => id)}
              onAction={run}
              renderEmptyState={() => <p className={styles.none}>No command has these words.</p>}
            >
              {({ id, title, group, keys, unavailable }) => (
                <MenuItem id={id} textValue={`${group} ${title}`}>
                  <span>{title}</span>
                  <small>{unavailable ?? group}</small>
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
