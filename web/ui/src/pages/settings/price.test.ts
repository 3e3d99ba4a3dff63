import { expect, test } from "vitest";
import { priceOf, typedOf } from "./price";

test("what is not typed is null, and dollars keep their digits", () => {
  const typed = { ...typedOf(undefined), model: " gpt-4o* ", inputPerMillion: "2.50" };
  const price = priceOf(typed);
  expect(price).toMatchObject({ model: "gpt-4o*", provider: null, inputPerMillion: "2.50" });
  expect(price.discountPercent).toBeNull();
  expect(priceOf({ ...typed, discountPercent: "12,5" }).discountPercent).toBe(12.5);
});

test("a price that is opened and not touched stays what it is", () => {
  const price = {
    model: "m",
    provider: "openai",
    from: "2026-11-26",
    inputPerMillion: null,
    outputPerMillion: "0.10",
    cachedInputPerMillion: null,
    cacheWritePerMillion: null,
    discountPercent: 0,
  };
  expect(priceOf(typedOf(price))).toEqual(price);
});
