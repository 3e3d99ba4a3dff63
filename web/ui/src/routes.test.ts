import { expect, test } from "vitest";
import { router } from "./routes";
import { DamagedAddress, unreadIn } from "./state/search";

/** What no parameter may be: it was given twice, of which one is no text. */
const NONSENSE = [["x"], 1];
/** The page itself says what is wrong with it, in its place. */
const SAID_IN_PLACE = ["mark"];

interface Validate {
  (search: Record<string, unknown>): Record<string, unknown>;
  readers: Record<string, unknown>;
}

const routes = Object.values(router.routesById).flatMap(({ fullPath, options }) => {
  const validate = options.validateSearch as Validate | undefined;
  const names = validate ? Object.keys(validate.readers) : [];
  return names.map((name) => ({ address: `${fullPath}?${name}`, name, validate }));
});

test.each(routes)("$address is never passed over in silence", ({ name, validate }) => {
  const search = { [name]: NONSENSE };
  let read: unknown = "thrown";
  try {
    read = validate?.(search)[name];
  } catch (error) {
    expect(error).toBeInstanceOf(DamagedAddress);
  }
  if (read !== undefined) {
    expect(read === "thrown" || SAID_IN_PLACE.includes(name)).toBe(true);
  } else expect(unreadIn(search, validate)).toHaveProperty(name);
  // Of what narrows a list all would be shown.
  if (["f", "r", "task", "q", "archived"].includes(name)) expect(read).toBe("thrown");
});

test("half of a filter is no id of a call", () => {
  const validate = router.routesById["/compare"].options.validateSearch as unknown as Validate;
  expect(() => validate({ a: '{"status":{"eq"' })).toThrow("neither a filter nor an id");
  expect(validate({ a: "01a", b: { graded: true } })).toEqual({ a: "01a", b: { graded: true } });
});
