/** What a task's schema calls the fields of its answers: the title of a property, where it has one. */

/** By the path of a field, as the gateway writes it. */
export type Titles = ReadonlyMap<string, string>;

export const NO_TITLES: Titles = new Map();

const MOST_DEEP = 4;

export function titlesOf(schema: unknown): Titles {
  const found = new Map<string, string>();
  const look = (of: unknown, prefix: string, depth: number) => {
    const { properties } = resolved(of, schema);
    if (!isObject(properties) || depth >= MOST_DEEP) return;
    for (const [name, each] of Object.entries(properties)) {
      const path = prefix + escapedField(name);
      const { title } = { ...resolved(each, schema), ...(isObject(each) ? each : {}) };
      if (typeof title === "string" && title.trim() !== "") found.set(path, title);
      look(each, `${path}.`, depth + 1);
    }
  };
  look(schema, "", 0);
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
