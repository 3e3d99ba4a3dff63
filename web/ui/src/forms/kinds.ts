/** What values of one type are drawn as. */
import { shownCount } from "@/state/shown";
import type { Drawn } from "./plan";
import { type Schema, isSchema } from "./schema";

/** Up to so many options are buttons. */
export const MOST_BUTTONS = 9;
const MOST_STEPS = 10;
/** Longer texts have several lines. */
const ONE_LINE = 120;

export function json(why: string): Drawn {
  return { kind: "json", why };
}

export function objectOf({
  properties,
  required,
  additionalProperties,
  patternProperties,
}: Schema): Drawn {
  const names = Array.isArray(required) ? (required as unknown[]) : [];
  const wanted = new Set(names);
  const isRequired = (key: string) => wanted.has(key);
  if (!isSchema(properties) || Object.keys(properties).length === 0) {
    if (additionalProperties === false && patternProperties === undefined && names.length === 0) {
      return { kind: "fixed", value: {} };
    }
    return json("its keys are not known beforehand");
  }
  // What is required and not described may be anything.
  const missing = names.filter(
    (key): key is string => typeof key === "string" && !Object.hasOwn(properties, key),
  );
  const fields = Object.entries(properties)
    .filter(([key, schema]) => schema !== false || isRequired(key))
    .map(([key, schema]) => ({ key, schema, isRequired: isRequired(key) }));
  const extra = missing.map((key) => ({ key, schema: true, isRequired: true }));
  return { kind: "object", fields: [...fields, ...extra] };
}

/** @param drawn What an item is drawn as. */
export function listOf(
  { items, prefixItems, minItems, maxItems, uniqueItems }: Schema,
  drawn: (item: unknown) => Drawn,
): Drawn {
  const first = [prefixItems, items].find((each): each is unknown[] => Array.isArray(each)) ?? [];
  const rest = Array.isArray(items) ? true : items;
  const least = typeof minItems === "number" ? minItems : 0;
  const limit = typeof maxItems === "number" ? maxItems : Infinity;
  const most = rest === false ? Math.min(first.length, limit) : limit;
  if (first.length === 0 && rest === undefined) return json("its items may be anything");
  if (uniqueItems === true && first.length === 0) {
    const item = drawn(rest);
    if (item.kind === "options" && item.options.length <= MOST_BUTTONS) {
      return { kind: "several", options: item.options };
    }
  }
  return { kind: "list", item: (at) => (at < first.length ? first[at] : rest), least, most };
}

export function numberOf(schema: Schema, isInteger: boolean): Drawn {
  const least = boundOf(schema, "minimum", "exclusiveMinimum", 1);
  const most = boundOf(schema, "maximum", "exclusiveMaximum", -1);
  const each = typeof schema.multipleOf === "number" ? schema.multipleOf : 1;
  if (isInteger && least !== null && most !== null && Number.isInteger(each)) {
    const from = Math.ceil(Math.ceil(least) / each) * each;
    const steps = (Math.floor(most) - from) / each;
    if (steps >= 0 && steps <= MOST_STEPS && Number.isSafeInteger(most)) {
      const options = Array.from({ length: Math.floor(steps) + 1 }, (_, at) => {
        // No -0, which would be shown as 0 and sent as 0.
        const value = from + at * each || 0;
        return { value, label: String(value) };
      });
      return { kind: "scale", options };
    }
  }
  return { kind: "number", isInteger, hint: rangeOf(schema) };
}

/** For integers: an excluded bound is one past the next. */
function boundOf(schema: Schema, plain: string, excluded: string, past: 1 | -1): number | null {
  const [bound, without] = [schema[plain], schema[excluded]];
  const bounds: number[] = [];
  if (typeof bound === "number") {
    bounds.push(without === true && Number.isInteger(bound) ? bound + past : bound);
  }
  if (typeof without === "number")
    bounds.push(Number.isInteger(without) ? without + past : without);
  if (bounds.length === 0) return null;
  return past === 1 ? Math.max(...bounds) : Math.min(...bounds);
}

function rangeOf(schema: Schema): string {
  const say = (words: string, value: unknown) =>
    typeof value === "number" ? `${words} ${value}` : null;
  return [
    say("at least", schema.minimum),
    say("more than", schema.exclusiveMinimum),
    say("at most", schema.maximum),
    say("less than", schema.exclusiveMaximum),
    say("a multiple of", schema.multipleOf),
  ]
    .filter((each) => each !== null)
    .join(", ");
}

/** A Map, since a format may have any name: `constructor` is none that is known. */
const INPUTS = new Map([
  ["date", "date"],
  ["email", "email"],
  ["uri", "url"],
] as const);

export function stringOf({ maxLength, minLength, format, pattern }: Schema): Drawn {
  const most = typeof maxLength === "number" ? maxLength : Infinity;
  const named = typeof format === "string" ? format : undefined;
  const type = INPUTS.get((named ?? "") as "date") ?? "text";
  const hint = [
    typeof minLength === "number" && minLength > 1 ? `at least ${minLength} characters` : null,
    most < Infinity ? `at most ${shownCount(most)} characters` : null,
    named && type === "text" ? named : null,
    typeof pattern === "string" && pattern.length < 60 ? `by the pattern ${pattern}` : null,
  ];
  return {
    kind: "text",
    isLong: most > ONE_LINE && named === undefined && typeof pattern !== "string",
    type,
    hint: hint.filter((each) => each !== null).join(", "),
  };
}
