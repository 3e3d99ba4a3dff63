import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "./lines";

test("what came and what went, with what stands around", () => {
  const before = Array.from({ length: 20 }, (_, line) => `line ${line}`);
  const after = before.with(10, "changed");
  const kinds = linesOf(before.join("\n"), after.join("\n"))?.map(({ kind, text }) => [kind, text]);
  expect(kinds?.[0]).toEqual(["skipped", "7 lines alike"]);
  expect(kinds).toContainEqual(["removed", "line 10"]);
  expect(kinds).toContainEqual(["added", "changed"]);
  expect(kinds?.at(-1)).toEqual(["skipped", "6 lines alike"]);
});

test("nothing is lost: each side can be read off", () => {
  const text = fc.array(fc.constantFrom("a", "b", "{", "}", ""), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const lines = linesOf(one.join("\n"), other.join("\n")) ?? [];
      if (lines.some(({ kind }) => kind === "skipped")) return;
      const side = (but: string) =>
        lines
          .filter(({ kind }) => kind !== but)
          .map(({ text }) => text)
          .join("\n");
      const trimmed = (lines: string[]) => lines.join("\n").replace(/\n+$/, "");
      expect([side("added"), side("removed")].map((each) => each.replace(/\n+$/, ""))).toEqual([
        trimmed(one),
        trimmed(other),
      ]);
    }),
  );
});
