import { expect, it } from "vitest";
import { aroundIn } from "./neighbours";

const rows = ["c", "b", "a"].map((id) => ({ id }));

it("goes along the list that was shown", () => {
  expect(aroundIn("b", { rows, isWhole: true })).toEqual({
    before: "c",
    after: "a",
    place: 1,
    count: 3,
    isWhole: true,
  });
});

it("ends where the list does", () => {
  expect(aroundIn("c", { rows, isWhole: true })?.before).toBeNull();
  expect(aroundIn("a", { rows, isWhole: false })?.after).toBeNull();
});

it("knows nothing of a call that was not listed", () => {
  expect(aroundIn("d", { rows, isWhole: true })).toBeNull();
});
