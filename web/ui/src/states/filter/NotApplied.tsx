/** In a dialog over a list, which hides its filter: what is typed there has no part in what is done here. */
import { useSyncExternalStore } from "react";
import { shortened } from "@/state/shown";
import { Visible } from "@/states/Visible";
import { unapplied } from "./unapplied";

export function NotApplied() {
  const text = useSyncExternalStore(unapplied.subscribe, unapplied.get);
  if (text === null) return null;
  return (
    <p role="note">
      ◇ This is of the filter that is shown. What is typed there is not applied
      {text !== "" && (
        <>
          : <Visible text={shortened(text, 200)} />
        </>
      )}
      . Enter in the filter applies it.
    </p>
  );
}
