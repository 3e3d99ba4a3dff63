/** The keys that work on this page. */
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useAllCommands } from "@/commands/commands";
import { isAlive } from "@/commands/keys";
import { letterKeys } from "@/state/preferences";
import { useStored } from "@/state/stored";
import styles from "./Frame.module.css";
import { Keys } from "./Keys";
import { overlay } from "./overlay";

export function Help() {
  const all = useAllCommands();
  const letters = useStored(letterKeys);
  // A page's key takes the place of the frame's, and letters may be switched off.
  const acts = (key: string, id: string) =>
    isAlive(key, letters) && all.findLast(({ keys }) => keys?.includes(key))?.id === id;
  const commands = all.filter(({ id, keys }) => keys?.some((key) => acts(key, id)));
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ""} onOpenChange={overlay.close}>
      <Modal className={styles.modal ?? ""}>
        <Dialog>
          <Heading slot="title">Keys on this page</Heading>
          {groups.map((group) => (
            <section key={group}>
              <h3>{group}</h3>
              <dl className={styles.help}>
                {commands
                  .filter((each) => each.group === group)
                  .map(({ id, title, keys, unavailable }) => (
                    <div key={id}>
                      <dt>
                        {keys
                          ?.filter((key) => acts(key, id))
                          .map((key) => (
                            <Keys key={key} of={key} />
                          ))}
                      </dt>
                      <dd>
                        {title}
                        {unavailable && ` (${unavailable})`}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
          <p>
            {letters === "on"
              ? "Keys of one letter act outside of text fields. Settings switch them off."
              : "Keys of one letter are switched off in the settings."}
          </p>
          <Button slot="close">Close</Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
