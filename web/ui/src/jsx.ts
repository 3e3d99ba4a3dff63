/**
 * What makes elements of JSX in the page that is built (vite.config.ts): React's own, but that no text
 * nor name comes to be shown with controls in it that are not seen, or that turn text around. It is
 * here so that no `<option>`, heading or label can be forgotten; text where each is marked is `Visible`.
 * `npm run dev` and vitest have React's own.
 */
import * as react from "react/jsx-runtime";
import { hasControls, writtenOut } from "./states/controls";

export const { Fragment } = react;

/** Properties that are read by people, of elements and of components. */
const READ = [
  ...["title", "label", "placeholder", "alt", "textValue"],
  ...["aria-label", "aria-description", "aria-roledescription", "aria-valuetext"],
];

function seen(value: unknown): unknown {
  return typeof value === "string" && hasControls(value) ? writtenOut(value) : value;
}

/** Children are lists in lists where some are made by `map`; what is as it was stays the same object. */
function seenWithin(children: unknown): unknown {
  if (!Array.isArray(children)) return seen(children);
  const all = children.map(seenWithin);
  return all.some((each, index) => each !== children[index]) ? all : children;
}

/** The properties are a literal of this very call: nobody else has them. */
function shown(props: unknown): unknown {
  const own = props as Record<string, unknown>;
  for (const name of READ) {
    if (typeof own[name] === "string") own[name] = seen(own[name]);
  }
  if (own.children !== undefined) own.children = seenWithin(own.children);
  return own;
}

export const jsx: typeof react.jsx = (type, props, key) => react.jsx(type, shown(props), key);
export const jsxs: typeof react.jsxs = (type, props, key) => react.jsxs(type, shown(props), key);
