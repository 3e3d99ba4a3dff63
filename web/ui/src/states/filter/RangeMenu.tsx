/** The range of time: the last hours, or from one instant to another. */
import { memo, useState } from "react";
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from "react-aria-components";
import { type Zone, zone } from "@/state/preferences";
import { RANGES, type Range, printRange, rangeWords } from "@/state/range";
import { useStored } from "@/state/stored";
import { fieldTime, instantOf, shownTime, zoneName } from "@/state/time";
import { Skipped } from "@/states/Skipped";
import styles from "./filter.module.css";

interface Props {
  text: string | undefined;
  range: Range | null;
  setRange: (text: string | undefined) => void;
}

export const RangeMenu = memo(function RangeMenu({ text, range, setRange }: Props) {
  const chosen = useStored(zone);
  const shown = (at: number | null) =>
    at === null ? "" : shownTime(new Date(at).toISOString(), chosen);
  const words =
    text === undefined || !range
      ? "All time"
      : (rangeWords(text) ?? `${shown(range.from)} – ${shown(range.to)}`);
  return <Menu {...{ text, range, setRange, words }} />;
});

function Menu({ text, range, setRange, words }: Props & { words: string }) {
  const chosen = useStored(zone);
  return (
    <DialogTrigger>
      <Button aria-label={`Range of time: ${words}`}>{words} ▾</Button>
      <ModalOverlay className={styles.veil ?? ""} isDismissable>
        <Modal className={styles.modal ?? ""}>
          <Dialog aria-label="Range of time">
            {({ close }) => {
              const set = (next: string | undefined) => {
                setRange(next);
                close();
              };
              return (
                <>
                  <div className={styles.presets}>
                    {RANGES.map((each) => (
                      <Button key={each} aria-current={each === text} onPress={() => set(each)}>
                        {rangeWords(each)}
                      </Button>
                    ))}
                    <Button onPress={() => set(undefined)}>All time</Button>
                  </div>
                  <Instants range={range} zone={chosen} set={set} />
                </>
              );
            }}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

interface InstantsProps {
  range: Range | null;
  zone: Zone;
  set: (text: string) => void;
}

function Instants({ range, zone, set }: InstantsProps) {
  const [from, setFrom] = useState(fieldTime(range?.from ?? null, zone));
  const [to, setTo] = useState(fieldTime(range?.to ?? null, zone));
  const next: Range = { from: instantOf(from, zone), to: instantOf(to, zone) };
  const isEmpty = next.from === null && next.to === null;
  const isTurned = next.from !== null && next.to !== null && next.from >= next.to;
  return (
    <form
      className={styles.instants}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty && !isTurned) set(printRange(next));
      }}
    >
      <label>
        From
        <input
          type="datetime-local"
          step={1}
          value={from}
          onChange={(e) => setFrom(e.currentTarget.value)}
        />
      </label>
      <label>
        Until
        <input
          type="datetime-local"
          step={1}
          value={to}
          onChange={(e) => setTo(e.currentTarget.value)}
        />
      </label>
      <small>{zoneName(zone)}</small>
      <Skipped text={from} zone={zone} />
      <Skipped text={to} zone={zone} />
      {isTurned && (
        <p role="alert">
          {next.from === next.to
            ? "It ends where it begins: nothing is in it."
            : "The end lies before the beginning."}
        </p>
      )}
      <Button type="submit" isDisabled={isEmpty || isTurned}>
        Set
      </Button>
    </form>
  );
}
