/** The focus goes to a row at once where it is an element, so that the next key finds it there; else with the next frame. */
export function focusRow(find: () => HTMLElement | null | undefined) {
  const row = find();
  if (row) row.focus();
  else requestAnimationFrame(() => find()?.focus());
}
