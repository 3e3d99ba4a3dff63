/** A text of any length, of which only the lines in sight are laid out. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { Visible } from "@/states/Visible";
import { Scroll } from "../Scroll";
import type { HeldTexts } from "./held";
import styles from "./json.module.css";

const LINE_PIXELS = 18;
const AHEAD = 40;

interface Props {
  held: HeldTexts;
  /** The id of the text. */
  of: number;
  label: string;
}

export function Lines({ held, of, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  const [seen, setSeen] = useState<{ from: number; lines: string[] }>({ from: 0, lines: [] });
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler of React runs here
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PIXELS,
    overscan: 20,
  });
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  useEffect(() => {
    void held.lineCount(of).then(setCount, () => undefined);
  }, [held, of]);
  useEffect(() => {
    let isCurrent = true;
    const from = Math.max(0, startIndex - AHEAD);
    void held.lines(of, from, endIndex + AHEAD).then(
      (lines) => isCurrent && setSeen({ from, lines }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [held, of, startIndex, endIndex, count]);
  return (
    <Scroll label={label} ref={box} className={styles.lines}>
      <div style={{ height: virtual.getTotalSize() }} className={styles.all}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div key={index} className={styles.line} style={{ transform: `translateY(${start}px)` }}>
            <Visible text={seen.lines[index - seen.from] ?? ""} />
          </div>
        ))}
      </div>
    </Scroll>
  );
}
