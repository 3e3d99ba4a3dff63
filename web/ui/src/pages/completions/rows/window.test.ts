import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Widths, cutTo, fits } from "./letters";
import { Places } from "./places";
import { indexesOf } from "./scrolled";

const rowsOf = (indexes: readonly number[]) => indexes.map((index) => ({ id: `r${index}`, index }));

describe("the rows that are elements", () => {
  it("are as many wherever one is, without gaps, and the kept one besides", () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(3000),
        fc.integer({ min: -1, max: 3000 }),
        fc.nat(14),
        (start, length, count, kept, before) => {
          const seen = { start, end: start + length, first: start - before, isFlowing: false };
          const found = indexesOf(seen, count, kept);

          expect(found.every((index) => index >= 0 && index < count)).toBe(true);
          expect(new Set(found).size).toBe(found.length);
          expect(found).toEqual(found.toSorted((a, b) => a - b));
          const isKept = kept >= 0 && kept < count;
          expect(found.includes(kept)).toBe(isKept);
          const most = Math.min(count, length + 14);
          expect([most, most + 1]).toContain(found.length);
          for (let at = start; at < Math.min(count, start + length); at++) {
            expect(found).toContain(at);
          }
        },
      ),
    );
  });
});

describe("elements of rows", () => {
  it("go from the rows that leave to those that come, and stand in the order of the rows at rest", () => {
    const places = new Places();
    const first = places.take(rowsOf([0, 1, 2, 3]), false);
    expect(first.map(({ index }) => index)).toEqual([0, 1, 2, 3]);

    const moved = places.take(rowsOf([2, 3, 4, 5]), true);
    expect(moved.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
    expect(moved.map(({ index }) => index)).toEqual([4, 5, 2, 3]);
    expect(places.take(rowsOf([2, 3, 4, 5]), true)).toEqual(moved);

    const rested = places.take(rowsOf([2, 3, 4, 5]), false);
    expect(rested.map(({ index }) => index)).toEqual([2, 3, 4, 5]);
  });

  it("are those of the rows before after another filter", () => {
    const places = new Places();
    const before = places.take(rowsOf([0, 1, 2]), false);
    const after = places.take(rowsOf([7, 8]), false);

    expect(after.map(({ key }) => key)).toEqual(before.slice(0, 2).map(({ key }) => key));
  });

  it("stay in their order where most rows are others, unless the focus is in one that stays", () => {
    const take = (hasFocus: boolean) => {
      const places = new Places();
      const before = places.take(rowsOf([0, 1, 2, 3]), false);
      const rows = [7, 8, 1, 9].map((of, index) => ({ id: `r${of}`, index }));
      const after = places.take(rows, false, () => hasFocus);
      return after.map(({ key }) => before.findIndex((each) => each.key === key));
    };

    expect(take(false)).toEqual([0, 1, 2, 3]);
    expect(take(true)).toEqual([-1, -1, 1, -1]);
  });

  it("stay with their row when others come in above it", () => {
    const places = new Places();
    const [kept] = places.take([{ id: "a", index: 0 }], false);
    const [above, same] = places.take(
      [
        { id: "new", index: 0 },
        { id: "a", index: 1 },
      ],
      false,
    );

    expect(same).toEqual({ key: kept?.key, index: 1 });
    expect(above?.key).not.toBe(kept?.key);
  });

  it("are one for each row, whatever comes", () => {
    const windows = fc.array(fc.tuple(fc.uniqueArray(fc.nat(30)), fc.boolean()));
    fc.assert(
      fc.property(windows, (all) => {
        const places = new Places();
        for (const [indexes, isFlowing] of all) {
          const sorted = indexes.toSorted((a, b) => a - b);
          const taken = places.take(rowsOf(sorted), isFlowing);

          expect(new Set(taken.map(({ key }) => key)).size).toBe(sorted.length);
          expect(taken.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(sorted);
        }
      }),
    );
  });
});

describe("a text in a cell", () => {
  const each: Widths = { letters: Array.from({ length: 95 }, () => 7), more: 10 };

  it("is whole if it fits, else as much of it as fits with a mark", () => {
    expect(cutTo("prod, x", 49, each)).toBe("prod, x");
    expect(cutTo("prod, xy", 49, each)).toBe("prod,…");
    expect(cutTo("wide", 5, each)).toBe("…");
    expect(fits("prod, x", 48, each)).toBe(false);
  });

  it("is left to the browser where it has letters of another kind", () => {
    expect(cutTo("Größe", 500, each)).toBeNull();
    expect(cutTo("a\u202eb", 500, each)).toBeNull();
    expect(fits("日", 500, each)).toBe(false);
  });
});
