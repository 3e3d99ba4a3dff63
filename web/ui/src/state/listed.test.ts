import { afterEach, expect, test } from "vitest";
import { forgetListed, keepCameFrom, keepListed, listAround } from "./listed";

afterEach(forgetListed);

const rows = [{ id: "a" }, { id: "b" }];

test("a call leads back to the list that has it, and another one to all", () => {
  keepListed({ rows, isWhole: true, search: "?o=COST" });
  expect(listAround("a")).toBe("#/completions?o=COST");
  expect(listAround("c")).toBe("#/completions");
});

test("after a reload the call that was open still does", () => {
  keepListed({ rows, isWhole: true, search: "?o=COST" });
  keepCameFrom("a");
  // The rows were of the page that is gone.
  keepListed({ rows: [], isWhole: true, search: "" });
  expect(listAround("a")).toBe("#/completions?o=COST");
  expect(listAround("b")).toBe("#/completions");
});

test("nothing of it outlives the token", () => {
  keepListed({ rows, isWhole: true, search: "?o=COST" });
  keepCameFrom("a");
  forgetListed();
  expect(listAround("a")).toBe("#/completions");
});
