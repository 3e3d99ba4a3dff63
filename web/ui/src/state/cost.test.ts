import { expect, it } from "vitest";
import { whyNoCost } from "./cost";

it("says why there is no cost", () => {
  expect(whyNoCost({ usage: null, model: "gpt-4o" })).toBe("no usage was reported");
  expect(whyNoCost({ usage: {}, model: null })).toBe("no model is named");
  expect(whyNoCost({ usage: {}, model: "ours" })).toContain("no sure price");
});
