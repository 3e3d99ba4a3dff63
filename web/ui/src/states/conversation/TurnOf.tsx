/** One turn: who says it, how it is shown, and its parts. */
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Button } from "react-aria-components";
import { Visible } from "@/states/Visible";
import { copy } from "@/states/copy";
import type { HeldTexts } from "@/states/json/held";
import { PartOf } from "./Parts";
import styles from "./conversation.module.css";
import type { Part, Turn } from "./turns";
import { WAYS, WAY_NAMES, type Way } from "./ways";

interface Props {
  held: HeldTexts;
  turn: Turn;
  way: Way;
  setWay: (way: Way) => void;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  isFocused?: boolean;
  /** Among hundreds of others: how it is shown is chosen where one is at it. */
  isPlain?: boolean;
  /** Left out where keys do not go from turn to turn. */
  onFocus?: () => void;
}

export function TurnOf(props: Props) {
  const { held, turn, way, setWay, isOpen, setOpen, isFocused, onFocus, isPlain } = props;
  const label = `${turn.role} ${turn.index + 1}`;
  const texts = turn.parts.flatMap(textsOf);
  const copyAll = async () => {
    const all = await Promise.all(texts.map((id) => held.text(id)));
    await copy(all.join("\n"), label);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is focused within it makes it the one that the keys are for
    <li
      className={styles.turn}
      data-role={turn.role}
      data-turn={turn.index}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- j and k go from turn to turn
      tabIndex={onFocus ? (isFocused ? 0 : -1) : undefined}
      aria-label={label}
      onFocus={onFocus}
    >
      <div className={styles.head}>
        <b className={styles.role}>
          <Visible text={turn.role || "nobody"} />
        </b>
        {turn.name !== null && (
          <span>
            <Visible text={turn.name} />
          </span>
        )}
        <span className={styles.number}>{turn.index + 1}</span>
        {!isPlain && (
          <ToggleButtonGroup
            className={styles.ways ?? ""}
            aria-label={`Show ${label} as`}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[way]}
            onSelectionChange={([chosen]) => {
              const found = WAYS.find((each) => each === chosen);
              if (found) setWay(found);
            }}
          >
            {WAYS.map((each) => (
              <ToggleButton key={each} id={each}>
                {WAY_NAMES[each]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        {!isPlain && texts.length > 0 && (
          <Button aria-label={`Copy ${label}`} onPress={() => void copyAll()}>
            Copy
          </Button>
        )}
      </div>
      {turn.parts.length === 0 && <p className={styles.note}>says nothing</p>}
      {turn.parts.map((part, index) => (
        <PartOf key={index} {...{ held, part, label, way, isOpen, setOpen }} />
      ))}
    </li>
  );
}

function textsOf(part: Part): number[] {
  return part.kind === "text" || part.kind === "refusal" ? [part.text.id] : [];
}
