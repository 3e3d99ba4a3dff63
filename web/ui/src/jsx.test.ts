import { expect, test } from "vitest";
import { jsx, jsxs } from "./jsx";

const HOSTILE = "safe\u202egnp.exe";
const WRITTEN = "safe⟨U+202E⟩gnp.exe";

test("text and names of elements have no control that is not seen; values are what they are", () => {
  const shared = [HOSTILE, 1];
  const one = jsx("option", { value: HOSTILE, title: HOSTILE, children: HOSTILE });
  const several = jsxs("p", { "aria-label": HOSTILE, children: shared });

  expect(one.props).toEqual({ value: HOSTILE, title: WRITTEN, children: WRITTEN });
  expect(several.props).toEqual({ "aria-label": WRITTEN, children: [WRITTEN, 1] });
  expect(shared[0]).toBe(HOSTILE);
});

test("nor have those that stand in lists within lists; lists without any are the same ones", () => {
  const plain = ["a", ["b", null]];
  const { props } = jsxs("ul", { children: [plain, [HOSTILE, [HOSTILE]]] }) as {
    props: { children: unknown[] };
  };

  expect(props.children).toEqual([plain, [WRITTEN, [WRITTEN]]]);
  expect(props.children[0]).toBe(plain);
});
