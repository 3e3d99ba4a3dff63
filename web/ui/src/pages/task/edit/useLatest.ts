import { type RefObject, useEffect, useRef } from "react";

/** What a command does that is kept: always with what is there now. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
