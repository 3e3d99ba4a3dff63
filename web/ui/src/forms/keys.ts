/**
 * Going through a form by keys. A field that is filled in has `data-field` with its path, what takes
 * the focus in it `data-focus`, and each numbered button `data-option`.
 */

const FIELD = "[data-field]";
const FOCUS = "[data-focus]:not([disabled])";

function fieldsOf(form: Element): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(FIELD)].filter((each) => each.querySelector(FOCUS));
}

/** The field that has the focus. */
function current(form: Element): HTMLElement | null {
  const active = document.activeElement;
  return active && form.contains(active) ? active.closest<HTMLElement>(FIELD) : null;
}

export function focusField(field: Element | undefined): boolean {
  const target = field?.querySelector<HTMLElement>(FOCUS);
  target?.focus();
  return target != null;
}

/** @returns Whether there is one to go to. */
export function moveField(form: Element, by: 1 | -1): boolean {
  const fields = fieldsOf(form);
  const now = current(form);
  const at = now ? fields.indexOf(now) : by === 1 ? -1 : fields.length;
  return focusField(fields[at + by]);
}

export function focusFirst(form: Element): boolean {
  return focusField(fieldsOf(form)[0]);
}

/** The field of a path, or what is nearest around or within it. */
export function focusPath(form: Element, path: string): boolean {
  const fields = fieldsOf(form);
  const within = fields.find(({ dataset }) => isBelow(dataset.field ?? "", path));
  const around = fields.filter(({ dataset }) => isBelow(path, dataset.field ?? "")).at(-1);
  return focusField(within ?? around);
}

function isBelow(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`);
}

/**
 * Choose what a key stands for: in the field that has the focus, or else in the first that has
 * numbered buttons and no choice yet, or else in the first that has any.
 */
export function chooseKey(form: Element, key: string): boolean {
  const now = current(form);
  const numbered = fieldsOf(form).filter((each) => each.querySelector("[data-option]"));
  const open = numbered.find((each) => !each.querySelector("[aria-checked=true]"));
  const field = now && numbered.includes(now) ? now : (open ?? numbered[0]);
  const option = field?.querySelector<HTMLElement>(`[data-option="${key}"]:not([disabled])`);
  if (!option) return false;
  option.focus();
  option.click();
  return true;
}

/** Where a JSON field holds what is no JSON yet. */
export function focusBroken(form: Element): boolean {
  return focusField(form.querySelector<HTMLElement>("[data-broken=true]") ?? undefined);
}

/** Arrows and Enter lead to the next field, but where the field has its own use for them. */
export function onFormKey(
  event: React.KeyboardEvent<HTMLElement>,
  onLast: (() => void) | undefined,
) {
  const { key, target, currentTarget: form } = event;
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const isOwn =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === "date") ||
    target.getAttribute("role") === "combobox" ||
    !target.matches(`${FOCUS}, [data-option]`);
  if (isOwn) return;
  if (key === "ArrowDown" || key === "ArrowUp") {
    event.preventDefault();
    moveField(form, key === "ArrowDown" ? 1 : -1);
  } else if (key === "Enter") {
    event.preventDefault();
    if (!moveField(form, 1)) onLast?.();
  }
}
