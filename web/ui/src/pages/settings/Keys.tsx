/** Every command's keys: change them, take them away, or switch the single letters off. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { type Command, changeKeys, useKnownCommands } from "@/commands/commands";
import { Keys as Shown } from "@/frame/Keys";
import { changedKeys, letterKeys } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { Capture } from "./Capture";
import { Choice } from "./Choice";
import styles from "./Settings.module.css";

export function Keys() {
  const changed = useStored(changedKeys);
  const commands = useKnownCommands().map((each) => ({
    ...each,
    keys: [...(changed[each.id] ?? each.keys ?? [])],
  }));
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <>
      <Choice
        label="Keys of one letter"
        of={letterKeys}
        choices={[
          ["on", "act, outside of text fields"],
          ["off", "do nothing"],
        ]}
      />
      <p>Commands of a page stand here once it has been shown.</p>
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul className={styles.commands}>
            {commands
              .filter((each) => each.group === group)
              .map((each) => (
                <Line
                  key={each.id}
                  command={each}
                  others={commands}
                  isChanged={each.id in changed}
                />
              ))}
          </ul>
        </section>
      ))}
      <Button isDisabled={Object.keys(changed).length === 0} onPress={() => changedKeys.set({})}>
        Give all commands their own keys again
      </Button>
    </>
  );
}

interface LineProps {
  command: Command & { keys: string[] };
  others: readonly Command[];
  isChanged: boolean;
}

function Line({ command: { id, title, keys }, others, isChanged }: LineProps) {
  const [isChanging, setChanging] = useState(false);
  const twins = others.filter(
    (each) => each.id !== id && each.keys?.some((key) => keys.includes(key)),
  );
  return (
    <li>
      <span>{title}</span>
      <span>
        {keys.map((key) => (
          <Shown key={key} of={key} />
        ))}
        {twins.length > 0 && <small>also: {twins.map((each) => each.title).join(", ")}</small>}
      </span>
      {isChanging ? (
        <Capture
          title={title}
          take={(key) => {
            setChanging(false);
            if (key !== null) changeKeys(id, key === "" ? [] : [key]);
          }}
        />
      ) : (
        <Button aria-label={`Change the keys of: ${title}`} onPress={() => setChanging(true)}>
          Change
        </Button>
      )}
      {isChanged && (
        <Button aria-label={`Reset the keys of: ${title}`} onPress={() => changeKeys(id)}>
          Reset
        </Button>
      )}
    </li>
  );
}
