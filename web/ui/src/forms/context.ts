/** What all fields of a form share. It stays the same while one types: a field is drawn anew for itself. */
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Fault } from "./check";
import { Root } from "./schema";

export interface FormContext {
  /** Begins the ids of its elements. */
  id: string;
  root: Root;
  disabled: boolean;
  faults: Faults;
  /** A field has been left, so that what is wrong with it may be said. */
  onLeft: (path: string) => void;
}

/** What is wrong, by the fields' paths: of hundreds those alone are drawn anew of which it changes. */
export class Faults {
  readonly #listeners = new Set<() => void>();
  #all: ReadonlyMap<string, string> = new Map();

  set(faults: readonly Fault[]) {
    // Of several at one field the first is said.
    this.#all = new Map(faults.toReversed().map(({ path, message }) => [path, message]));
    this.#listeners.forEach((listener) => listener());
  }

  of(path: string): string | undefined {
    return this.#all.get(path);
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const Shared = createContext<FormContext>({
  id: "",
  root: new Root(true),
  disabled: false,
  faults: new Faults(),
  onLeft: () => undefined,
});

export function useForm(): FormContext {
  return useContext(Shared);
}

/** What is wrong with the very field. */
export function useFault(path: string): string | undefined {
  const { faults } = useForm();
  return useSyncExternalStore(
    faults.subscribe,
    useCallback(() => faults.of(path), [faults, path]),
  );
}
