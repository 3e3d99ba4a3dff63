import { expect, it } from "vitest";
import { newsWords } from "./news";

it("says what has come and gone, and nothing where nothing has", () => {
  expect(newsWords({ came: 0, gone: 0 })).toBe("");
  expect(newsWords({ came: 1200, gone: 0 })).toBe("1,200 more");
  expect(newsWords({ came: 3, gone: 1 })).toBe("3 more, 1 no longer");
});
