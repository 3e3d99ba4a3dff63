/** What a task's schema calls the fields of its answers: the title of a property, where it has one. */

/** By the path of a field, as the gateway writes it. */
export type Titles = ReadonlyMap<string, string>;

export const NO_TITLES: Titles = new Map();

const MOST_DEEP = 4;
/** A schema whose parts refer to each other has more paths than it has letters. */
const MOST_PATHS = 1000;

/** Whoever shows a grade asks for them at each draw. */
const made = new WeakMap<object, Titles>();

export function titlesOf(schema: unknown): Titles {
  if (!isObject(schema)) return NO_TITLES;
  const titles = made.get(schema) ?? titlesIn(schema);
  made.set(schema, titles);
  return titles;
}

interface Part {
  of: unknown;
  prefix: string;
  /** What it is within: what refers to one of these has no end. */
  open: readonly object[];
}

/** Those at the top first, where they are too many. */
function titlesIn(schema: object): Titles {
  const found = new Map<string, string>();
  const parts: Part[] = [{ of: schema, prefix: "", open: [] }];
  let left = MOST_PATHS;
  for (const { of, prefix, open } of parts) {
    const whole = resolved(of, schema);
    const { properties } = whole;
    if (!isObject(properties) || open.length >= MOST_DEEP || open.includes(whole)) continue;
    for (const [name, each] of Object.entries(properties)) {
      if (left === 0) return found;
      left -= 1;
      const path = prefix + escapedField(name);
      const { title } = { ...resolved(each, schema), ...(isObject(each) ? each : {}) };
      if (typeof title === "string" && title.trim() !== "") found.set(path, title);
      parts.push({ of: each, prefix: `${path}.`, open: [...open, whole] });
    }
  }
  return found;
}

/** A field's name as it stands in a path. */
export function escapedField(name: string): string {
  return name === "" ? "\\e" : name.replaceAll("\\", "\\\\").replaceAll(".", "\\.");
}

/** What `$ref` points at within the schema, as far as it does. */
function resolved(of: unknown, root: unknown): Record<string, unknown> {
  if (!isObject(of)) return {};
  const { $ref } = of;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return of;
  const parts = $ref.slice(2).split("/");
  const found = parts.reduce<unknown>((at, part) => {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    return isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, root);
  return isObject(found) ? found : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
