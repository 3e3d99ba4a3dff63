import { expect, test } from "vitest";
import { idIn } from "./found";
import { type SavedView, searchOfView } from "./savedViews";

test.each([
  ["  6579ab01 ", "6579ab01"],
  ["http://host/ui#/completions/a%2Fbcd?t=raw", "a/bcd"],
  ["https://log10.io/app/acme/completions/6579ab01", "6579ab01"],
  ["#/completions/%zz99", "%zz99"],
  ["#/sessions/two%20words%2F..", "two words/.."],
  ["abc", null],
  ["two words", null],
  ["", null],
])("the id in %j", (typed, id) => {
  expect(idIn(typed)).toBe(id);
});

const VIEW: SavedView = {
  id: "v1",
  revision: 1,
  name: "Failed",
  subject: "COMPLETIONS",
  filter: { status: { eq: "FAILED" } },
  orderBy: [
    { field: "COST", direction: "DESC" },
    { field: "DURATION", direction: "ASC" },
  ],
  columns: ["status"],
  isValid: true,
  visibility: "PRIVATE",
  ownerName: "me",
  updatedAt: "2026-11-27T09:30:05Z",
  viewerIsOwner: true,
  viewerCanUpdate: true,
};

test("a view is an address; whatever does not fit is left out", () => {
  const f = { status: { eq: "FAILED" } };
  expect(searchOfView(VIEW)).toEqual({ v: "v1", f, o: "-COST", c: ["status"] });
  const odd = { ...VIEW, filter: null, orderBy: [{ field: "NONE" }], columns: [] };
  expect(searchOfView(odd)).toEqual({ v: "v1" });
  expect(searchOfView({ ...VIEW, subject: "SESSIONS" })).toBeNull();
});
