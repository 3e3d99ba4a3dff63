import fc from "fast-check";
import { expect, test } from "vitest";
import { writePath } from "@/states/json/paths";
import { pathFault } from "./payloadPath";

const parts = (count: number) => "request" + ".a".repeat(count - 1);

test.each([
  "request.temperature",
  "response.choices.0.finish_reason",
  "extra.a\\.b\\\\",
  "request.\\e.x",
  "request.a b\n☕",
  parts(50),
  "request." + "😀".repeat(492),
])("the gateway takes %j", (path) => {
  expect(pathFault(path)).toBeNull();
});

test.each([
  "",
  "request",
  "temperature",
  "Request.a",
  "request.",
  "request.a..b",
  "request.a.",
  "request.\\x",
  "request.a\\e",
  "request.a\\",
  "request.\ud800",
  "request.a\0",
  parts(51),
  "request." + "a".repeat(493),
])("the gateway refuses %j, and why is said", (path) => {
  expect(pathFault(path)).toMatch(/^(it|a part|after) /);
});

test("each key of a payload has a path that is taken", () => {
  const names = fc.array(fc.string({ unit: fc.constantFrom(...Array.from("~/01ae.\\$☕ ")) }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(names, (keys) => {
      expect(pathFault(writePath(["request", ...keys]))).toBeNull();
    }),
  );
});
