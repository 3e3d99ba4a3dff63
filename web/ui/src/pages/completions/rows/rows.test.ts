import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listed } from "./selection";
import type { CompletionFilter } from "@/gql/graphql";
import { columnOf, wantedBy } from "./columns";
import { withCondition, withoutCondition } from "@/state/conditions";
import { csvCell } from "@/state/download";
import {
  DEFAULT_LAYOUT,
  columnFault,
  damagedOf,
  inOrder,
  layoutOf,
  moved,
  pinToggled,
  toggled,
  withWidth,
} from "./layout";
import { EVERYTHING } from "@/state/selector";
import { batches, tagsOf } from "./tagging";
import { restWords, tagsFor } from "./taskTags";

describe("columns", () => {
  it("takes whatever was stored", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(layoutOf(value).shown.length).toBeGreaterThan(0);
      }),
    );
    expect(layoutOf({ shown: ["id", "nonsense", "id"], widths: { id: 1 }, pinned: 3 })).toEqual({
      shown: ["id"],
      widths: { id: 48 },
      pinned: [],
      damaged: ["nonsense"],
    });
  });

  it("leaves out what the gateway would refuse, alone, and says so", () => {
    const kept = layoutOf({ shown: ["id", "request.a..b", 5, "nonsense", "extra.a"] });
    expect(kept.shown).toEqual(["id", "extra.a"]);
    expect(kept.damaged).toEqual(["request.a..b", "5", "nonsense"]);
    expect(layoutOf({ shown: ["request."] })).toEqual({
      ...DEFAULT_LAYOUT,
      damaged: ["request."],
    });
    const many = Array.from({ length: 41 }, (_, index) => `request.a${index}`);
    expect(damagedOf([...many, "request.a0"])).toEqual(["request.a40"]);
    expect(columnFault("request.a..b")).toContain("a part of it is empty");
    expect(columnFault("request.a40")).toBe("there may be 40");
    expect(columnFault("nonsense")).toContain("none of this name");
  });

  it("has what stays at the side first, and at least one column", () => {
    const pinned = pinToggled(moved(DEFAULT_LAYOUT, "model", -1), "tags");

    expect(inOrder(pinned).slice(0, 3)).toEqual(["tags", "createdAt", "model"]);
    expect(toggled({ ...DEFAULT_LAYOUT, shown: ["id"] }, "id").shown).toEqual(["id"]);
    expect(withWidth(DEFAULT_LAYOUT, "id", 9999).widths.id).toBe(1200);
  });

  it("asks for a payload only where it is shown, and filters by what it says", () => {
    expect(wantedBy(["id", "request.temperature"])).toEqual({
      withPrompt: false,
      withOutput: false,
      withReason: false,
      withValues: true,
      paths: ["request.temperature"],
    });
    expect(columnOf("request.temperature")?.condition("0.5")).toEqual({
      payload: [{ path: "request.temperature", eq: 0.5 }],
    });
    expect(columnOf("nonsense")).toBeUndefined();
  });
});

describe("conditions", () => {
  const prod: CompletionFilter = { tags: { has: "prod" } };

  it("stand beside others where they can, and are added once", () => {
    const one = withCondition({ graded: true }, prod);
    expect(one).toEqual({ graded: true, ...prod });
    expect(withCondition(one, prod)).toBe(one);
    const two = withCondition(one, { tags: { has: "test" } });
    expect(two).toEqual({ ...one, and: [{ tags: { has: "test" } }] });
    expect(withoutCondition(two, prod)).toEqual({ ...two, not: prod });
  });
});

describe("export", () => {
  it("has no cell that a spreadsheet runs", () => {
    expect(csvCell("=1+1")).toBe("'=1+1");
    // Some trim a cell before they look at it.
    for (const unseen of [" ", "\u00a0", "\u200b", "\ufeff", "\u0000 "]) {
      expect(csvCell(`${unseen}=1+1`)).toBe(`'${unseen}=1+1`);
    }
    expect(csvCell("-1.5")).toBe("-1.5");
    expect(csvCell(" plain = text")).toBe(" plain = text");
    expect(csvCell('@a,"b"')).toBe('"\'@a,""b"""');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvCell(text)).not.toMatch(/^"?[=@+]/);
      }),
    );
  });
});

describe("tags", () => {
  it("are parted by commas, and selected rows by batches", () => {
    expect(tagsOf(" a, b c,,a ")).toEqual(["a", "b c"]);
    expect(batches([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
  });

  it("of a task are those that it demands, and one of those of which one is enough", () => {
    const selector = { ...EVERYTHING, tags: { all: ["a, b"], any: ["c", "d"], none: ["e"] } };
    expect(tagsFor(selector)).toEqual(["a, b", "c"]);
    expect(restWords({ ...selector, sampleRate: 0.1 })).toEqual(["not tagged e", "10 % of them"]);
    expect(restWords({ ...selector, tags: { all: ["a"], any: [], none: [] } })).toEqual([]);
  });
});

describe("a selection", () => {
  it("is of the rows that are in the list", () => {
    const rows = [{ id: "a" }, { id: "b" }];
    const both = new Set(["a", "b"]);
    expect(listed(both, rows)).toBe(both);
    expect(listed(new Set(["a", "gone"]), rows)).toEqual(new Set(["a"]));
    expect(listed("all", rows)).toBe("all");
  });
});
