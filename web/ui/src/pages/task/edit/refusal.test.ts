import { expect, test } from "vitest";
import { ApiError } from "@/api/errors";
import { rangeAt, refusalOf } from "./refusal";

const refused = (path: string | undefined, message: string) =>
  new ApiError("BAD_USER_INPUT", {
    message,
    extensions: { code: "BAD_USER_INPUT", ...(path !== undefined && { path }) },
  });

test("a refusal stands at its field, with its place in it", () => {
  const error = refused(
    "/jsonSchema/properties/score/type",
    "/jsonSchema/properties/score/type: no",
  );
  expect(refusalOf(error)).toEqual({
    field: "jsonSchema",
    pointer: "/properties/score/type",
    message: "no",
  });
  expect(refusalOf(refused("/selector/filter", "wrong"))?.field).toBe("selector");
  expect(refusalOf(refused("/other", "x"))).toBeNull();
  expect(refusalOf(refused(undefined, "x"))).toBeNull();
  expect(refusalOf(new Error("x"))).toBeNull();
});

test("a pointer leads to the text, or to the last that is there", () => {
  const text = '{"a": {"b/c": [1, 22]}}';
  const shown = (pointer: string) => {
    const { from, to } = rangeAt(text, pointer);
    return text.slice(from, to);
  };
  expect(shown("/a/b~1c/1")).toBe("22");
  expect(shown("/a/none/1")).toBe('{"b/c": [1, 22]}');
  expect(shown("")).toBe(text);
});
