import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { newsWords, tellBeyond, tellNews, useNews } from "./news";

it("says what has come and gone, and nothing where nothing has", () => {
  const none = { came: 0, gone: 0, beyond: 0 };
  expect(newsWords(none)).toBe("");
  expect(newsWords({ ...none, came: 1200 })).toBe("1,200 more");
  expect(newsWords({ ...none, came: 3, gone: 1 })).toBe("3 more, 1 no longer");
});

it("has no number for what comes where the list is not read yet", () => {
  const { result } = renderHook(useNews);
  act(() => tellBeyond("a", 2));
  act(() => tellNews({ reading: "a", came: 1, gone: 1 }));
  expect(newsWords(result.current)).toBe("new calls have come, 1 no longer");
  act(() => tellNews({ reading: "b", came: 1, gone: 0 }));
  expect(newsWords(result.current)).toBe("1 more");
  act(() => tellBeyond("b", 1));
  expect(newsWords(result.current)).toBe("new calls have come");
});
