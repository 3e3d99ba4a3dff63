/** A filter line in a form: what is typed there is part of what is submitted, with Enter or without. */
import { useRef, useState } from "react";
import type { LineHandle, Typed } from "./FilterLine";

export interface Line<F extends object> {
  handle: React.RefObject<LineHandle<F> | null>;
  typed: Typed<F> | null;
  tellTyped: (typed: Typed<F> | null) => void;
  /** Runs with what is typed, null if nothing is; not at all where that cannot be read. */
  submit: (run: (typed: { filter: F | undefined } | null) => void) => void;
}

export function useLine<F extends object>(): Line<F> {
  const handle = useRef<LineHandle<F>>(null);
  const [typed, tellTyped] = useState<Typed<F> | null>(null);
  // Names of tasks are asked for: who presses twice meanwhile wants one.
  const isReading = useRef(false);
  const submit: Line<F>["submit"] = (run) => {
    if (isReading.current) return;
    isReading.current = true;
    const nothing = Promise.resolve("none" as const);
    void (handle.current?.read() ?? nothing)
      .then((read) => {
        if (read === "none") run(null);
        else if (read !== "wrong") run(read);
      })
      .finally(() => {
        isReading.current = false;
      });
  };
  return { handle, typed, tellTyped, submit };
}
