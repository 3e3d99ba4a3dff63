/** Keys that a composition takes, as Enter that chooses among Japanese readings, are none of the page's. */

/** Safari tells of the key that ends a composition after its end: 229 is what all of its keys are. */
const OF_COMPOSITION = 229;

/**
 * From now on no handler hears of them, whoever has it: they end before all of the document's.
 *
 * Each field that acts on Enter would have to ask by itself else, and one would forget it.
 */
export function leaveKeysToCompositions(): () => void {
  const leave = (event: KeyboardEvent) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
    if (event.isComposing || event.keyCode === OF_COMPOSITION) event.stopImmediatePropagation();
  };
  addEventListener("keydown", leave, { capture: true });
  return () => removeEventListener("keydown", leave, { capture: true });
}
