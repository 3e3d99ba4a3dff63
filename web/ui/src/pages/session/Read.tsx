/** The calls of a session as one conversation, one below the other in order of time. */
import { useCallback, useEffect, useState } from "react";
import { CallOf } from "./CallOf";
import { Pool } from "./pool";
import styles from "./session.module.css";
import { TOOLS_PIXELS, type ViewProps } from "./view";
import { useWindow } from "./useWindow";

const LIKELY_PIXELS = 220;

export function Read({
  calls,
  handle,
  beginRef,
  place,
  gone,
  mark,
  marked,
  unfolded,
  setUnfolded,
}: ViewProps) {
  const [pool] = useState(() => new Pool());
  useEffect(() => () => pool.end(), [pool]);
  const { list, virtual, margin } = useWindow({
    handle,
    beginRef,
    count: calls.length,
    estimate: useCallback(() => LIKELY_PIXELS, []),
    keyOf: useCallback((index) => calls[index]?.id ?? String(index), [calls]),
    overscan: 2,
    above: TOOLS_PIXELS,
  });
  const [pointed, setPointed] = useState(-1);
  const [focused, setFocused] = useState(-1);
  const origin = Date.parse(calls[0]?.createdAt ?? "");
  const items = virtual.getVirtualItems();
  const isStopShown = items.some(({ index }) => index === place.index);
  return (
    <div
      ref={list}
      role="feed"
      aria-label="Calls in order of time"
      className={styles.calls}
      style={{ height: virtual.getTotalSize() }}
    >
      {items.map(({ index, start, key }) => {
        const call = calls[index];
        if (!call) return null;
        const isStop = isStopShown ? index === place.index : index === items[0]?.index;
        return (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is focused within it makes it the one that the keys are for
          <article
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            data-call={index}
            data-status={call.status}
            data-gone={gone.has(call.id) || undefined}
            data-marked={marked === call.id || undefined}
            aria-label={`Call ${index + 1}`}
            aria-posinset={index + 1}
            aria-setsize={calls.length}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- j and k go from call to call
            tabIndex={isStop ? 0 : -1}
            className={styles.call}
            style={{ transform: `translateY(${start - margin}px)` }}
            onPointerEnter={() => setPointed(index)}
            onFocus={() => {
              setFocused(index);
              place.note(index);
            }}
          >
            <CallOf
              pool={pool}
              call={call}
              before={calls[index - 1] ?? null}
              index={index}
              count={calls.length}
              origin={origin}
              isActive={index === pointed || index === focused}
              isMarked={marked === call.id}
              isGone={gone.has(call.id)}
              isUnfolded={unfolded.has(call.id)}
              setUnfolded={setUnfolded}
              mark={mark}
            />
          </article>
        );
      })}
    </div>
  );
}
