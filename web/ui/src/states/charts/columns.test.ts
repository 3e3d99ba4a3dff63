import { expect, test } from "vitest";
import { type Column, linksOf, moved, piecesOf, shownTicks, stackOf, placeOf } from "./columns";

const column = (key: string, href: string | null, ...values: (number | null)[]): Column => ({
  key,
  tick: key,
  name: key,
  isPart: false,
  href,
  text: "",
  marks: values.map((value, index) => ({
    value,
    text: "",
    ...(index === 1 && value !== null && { href: `#${key}` }),
  })),
});

const COLUMNS = [column("a", "#", 3, 1), column("b", null, 0, null), column("c", "#", 2, null)];

test("parts stand on each other", () => {
  expect(COLUMNS.slice(0, 1).map(stackOf)).toEqual([
    [
      { from: 0, to: 3 },
      { from: 3, to: 4 },
    ],
  ]);
});

test("arrow keys go along what are links, and up and down those of a column", () => {
  expect(COLUMNS.map(linksOf)).toEqual([["column", 1], [], ["column"]]);
  const first = { column: 0, link: 0 };
  expect(moved(COLUMNS, first, "ArrowUp")).toEqual({ column: 0, link: 1 });
  expect(moved(COLUMNS, { column: 0, link: 1 }, "ArrowUp")).toEqual({ column: 0, link: 1 });
  expect(moved(COLUMNS, { column: 0, link: 1 }, "ArrowRight")).toEqual({ column: 2, link: 0 });
  expect(moved(COLUMNS, first, "ArrowLeft")).toEqual(first);
  expect(moved(COLUMNS, first, "End")).toEqual({ column: 2, link: 0 });
  expect(moved(COLUMNS, { column: 2, link: 0 }, "Home")).toEqual(first);
  expect(moved(COLUMNS, first, "j")).toBeNull();
});

test("a line breaks where nothing is known", () => {
  const all = [column("a", "#", 1), column("b", "#", null), column("c", "#", 2)];
  expect(piecesOf(all, 0)).toEqual([[{ key: "a", value: 1 }], [{ key: "c", value: 2 }]]);
});

test("ticks have room", () => {
  expect([...shownTicks(8, 300)]).toEqual([0, 2, 4, 6]);
  expect([...shownTicks(3, 300)]).toEqual([0, 1, 2]);
});

test("a moment stands where its column has it, and nowhere beside the columns", () => {
  const begins = [0, 10, 20];
  expect(placeOf(15, begins, 30)).toEqual({ column: 1, part: 0.5 });
  expect(placeOf(20, begins, 30)).toEqual({ column: 2, part: 0 });
  expect([placeOf(-1, begins, 30), placeOf(30, begins, 30), placeOf(5, [], 30)]).toEqual([
    null,
    null,
    null,
  ]);
});
