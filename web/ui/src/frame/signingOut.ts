/** Whether it is being asked what becomes of grades that are not sent, before the token goes. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let isAsked = false;

function become(next: boolean) {
  isAsked = next;
  listeners.forEach((listener) => listener());
}

export const signingOut = {
  begin: () => become(true),
  end: () => become(false),
};

export function useSigningOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isAsked,
  );
}
