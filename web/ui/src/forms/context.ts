/** What all fields of a form share. */
import { createContext, useContext } from "react";
import type { Fault } from "./check";
import { Root } from "./schema";

export interface FormContext {
  /** Begins the ids of its elements. */
  id: string;
  root: Root;
  disabled: boolean;
  faults: readonly Fault[];
  /** A field has been left, so that what is wrong with it may be said. */
  onLeft: (path: string) => void;
}

export const Shared = createContext<FormContext>({
  id: "",
  root: new Root(true),
  disabled: false,
  faults: [],
  onLeft: () => undefined,
});

export function useForm(): FormContext {
  return useContext(Shared);
}

/** What is wrong with the very field. */
export function useFault(path: string): string | undefined {
  return useForm().faults.find((each) => each.path === path)?.message;
}
