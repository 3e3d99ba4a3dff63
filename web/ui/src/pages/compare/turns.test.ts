import fc from "fast-check";
import { expect, it } from "vitest";
import { pairsOf, partsOf } from "./turns";

it("has all of both texts, whatever differs", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const parts = partsOf(one, other) ?? [];
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect(without("added")).toBe(one);
      expect(without("removed")).toBe(other);
    }),
  );
});

it("pairs turns by their place", () => {
  const [first, second] = pairsOf(
    [{ role: "user", text: "a" }],
    [
      { role: "user", text: "a" },
      { role: "assistant", text: "b" },
    ],
  );
  expect(first?.parts).toEqual([{ kind: "same", text: "a" }]);
  expect(second?.a).toBeNull();
});

it("does not look at texts of a megabyte word by word", () => {
  expect(partsOf("a".repeat(1_000_000), "b")).toBeNull();
});
