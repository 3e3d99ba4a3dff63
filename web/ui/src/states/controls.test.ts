import { expect, test } from "vitest";
import { pieces, writtenOut } from "./controls";

test("what is not seen, or turns text around, is written out", () => {
  expect(writtenOut("a\u202eb\u0000\ud83d \ufeff")).toBe("a⟨U+202E⟩b⟨U+0000⟩⟨U+D83D⟩ ⟨U+FEFF⟩");
});

test("emoji, scripts, line ends and tabs stay as they are", () => {
  const text = "👩‍🚀 می‌خواهم\n\tx";
  expect(pieces(text)).toEqual([{ text, control: null }]);
});

test("each has its name, up to a thousand of them", () => {
  expect(pieces("a\u202eb")[1]).toEqual({ text: "⟨U+202E⟩", control: "right-to-left override" });
  const many = pieces("\u202e".repeat(5_000));
  expect(many.length).toBeLessThan(1_100);
  expect(many.map(({ text }) => text).join("").length).toBe(8 * 5_000);
});
