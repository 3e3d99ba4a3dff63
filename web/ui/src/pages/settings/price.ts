/** Between a price and the fields of its form. */
import type { Price } from "./documents";

export type Typed = Record<keyof Omit<Price, "__typename">, string>;

interface Field {
  name: keyof Typed;
  words: string;
  type?: string;
  placeholder?: string;
  inputMode?: "decimal";
}

export const FIELDS: readonly Field[] = [
  { name: "model", words: "Model", placeholder: "gpt-4o, or gpt-4o* for all that begin so" },
  { name: "provider", words: "Provider", placeholder: "any" },
  { name: "from", words: "From, in UTC", type: "date" },
  { name: "inputPerMillion", words: "Input, $ per million", inputMode: "decimal" },
  { name: "outputPerMillion", words: "Output, $ per million", inputMode: "decimal" },
  {
    name: "cachedInputPerMillion",
    words: "Input from a cache",
    inputMode: "decimal",
    placeholder: "as the input",
  },
  {
    name: "cacheWritePerMillion",
    words: "Input written to a cache",
    inputMode: "decimal",
    placeholder: "as the input",
  },
  { name: "discountPercent", words: "Instead of dollars: % off", inputMode: "decimal" },
];

export function typedOf(price: Price | undefined): Typed {
  const typed = FIELDS.map(({ name }) => [name, String(price?.[name] ?? "")]);
  return Object.fromEntries(typed) as Typed;
}

/** What is empty is null. Dollars stay the digits that were typed. */
export function priceOf(typed: Typed): Price {
  const filled = FIELDS.map(({ name }) => [name, typed[name].trim() || null]);
  const price = Object.fromEntries(filled) as Record<keyof Typed, string | null>;
  const { model, discountPercent } = price;
  return {
    ...price,
    model: model ?? "",
    discountPercent: discountPercent === null ? null : Number(discountPercent.replace(",", ".")),
  };
}
