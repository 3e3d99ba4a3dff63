import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { SchemaForm } from "./SchemaForm";
import type { Fault, Verdict } from "./check";
import type { Json } from "./json";
import { chooseKey } from "./keys";
import { Root } from "./schema";
import { startOf } from "./start";

// Roles are looked for in the whole document, which takes a busy host long.
vi.setConfig({ testTimeout: 30_000 });

vi.mock("./checker", () => ({
  check: (): Promise<Verdict> => Promise.resolve({ isValid: true, faults: [] }),
}));

interface Shown {
  answer: () => Json | undefined;
  form: HTMLElement;
}

function show(schema: unknown, errors: readonly Fault[] = [], onLast?: () => void): Shown {
  let value = startOf(new Root(schema), schema);
  function Holder() {
    const [answer, setAnswer] = useState(value);
    const onChange = (next: Json | undefined) => {
      value = next;
      setAnswer(next);
    };
    return <SchemaForm schema={schema} value={answer} {...{ onChange, errors, onLast }} />;
  }
  render(<Holder />);
  return { answer: () => value, form: screen.getByRole("group", { name: "Answer" }) };
}

const radio = (name: string) => screen.getByRole("radio", { name });

test("a scale, yes or no, options and a text make an answer", () => {
  const { answer } = show({
    type: "object",
    properties: {
      score: { type: "integer", minimum: 1, maximum: 5, title: "Score" },
      kind: { enum: ["right", "wrong"] },
      isSafe: { type: "boolean" },
      why: { type: "string" },
    },
    required: ["score"],
  });
  fireEvent.click(radio("4"));
  fireEvent.click(radio("wrong"));
  fireEvent.click(radio("No"));
  fireEvent.change(screen.getByLabelText("why"), { target: { value: "Not so." } });
  expect(answer()).toEqual({ score: 4, kind: "wrong", isSafe: false, why: "Not so." });
});

test("digits choose in the field with the focus, and Enter leads on and at last away", () => {
  const onLast = vi.fn();
  const { answer, form } = show(
    {
      properties: {
        a: { type: "integer", minimum: 0, maximum: 3 },
        b: { enum: ["x", "y"] },
      },
    },
    [],
    onLast,
  );
  expect(chooseKey(form, "3")).toBe(true);
  fireEvent.keyDown(radio("3"), { key: "Enter" });
  expect(document.activeElement).toBe(radio("x"));
  chooseKey(form, "2");
  expect(answer()).toEqual({ a: 3, b: "y" });
  fireEvent.keyDown(radio("y"), { key: "ArrowUp" });
  expect(document.activeElement).toBe(radio("3"));
  fireEvent.keyDown(radio("y"), { key: "ArrowDown" });
  radio("y").focus();
  fireEvent.keyDown(radio("y"), { key: "Enter" });
  expect(onLast).toHaveBeenCalledTimes(1);
});

test("if and then: a field comes with what calls for it", () => {
  show({
    properties: { ok: { type: "boolean" } },
    if: { properties: { ok: { const: false } }, required: ["ok"] },
    then: { properties: { reason: { type: "string" } }, required: ["reason"] },
  });
  expect(screen.queryByLabelText(/reason/)).toBeNull();
  fireEvent.click(radio("No"));
  expect(screen.getByLabelText(/reason/)).toBeTruthy();
});

test("one of several shapes: each keeps what was filled in", () => {
  const { answer } = show({
    properties: {
      verdict: {
        oneOf: [
          { title: "Accept", properties: { stars: { type: "integer" } } },
          { title: "Reject", properties: { why: { type: "string" } }, required: ["why"] },
        ],
      },
    },
  });
  fireEvent.click(radio("Accept"));
  fireEvent.change(screen.getByLabelText("stars"), { target: { value: "7" } });
  fireEvent.click(radio("Reject"));
  fireEvent.change(screen.getByLabelText(/why/), { target: { value: "No." } });
  expect(answer()).toEqual({ verdict: { why: "No." } });
  fireEvent.click(radio("Accept"));
  expect(answer()).toEqual({ verdict: { stars: 7 } });
});

test("a list of what leads back to itself", () => {
  const { answer } = show({
    $defs: {
      node: {
        type: "object",
        properties: {
          name: { type: "string" },
          children: { type: "array", items: { $ref: "#/$defs/node" } },
          parent: { $ref: "#/$defs/node" },
        },
      },
    },
    properties: { tree: { $ref: "#/$defs/node" } },
  });
  fireEvent.click(screen.getByRole("button", { name: "Add to children" }));
  const names = screen.getAllByLabelText("name");
  fireEvent.change(names[1] ?? document.body, { target: { value: "leaf" } });
  expect(answer()).toEqual({ tree: { children: [{ name: "leaf" }] } });
});

test("nullable: none is an answer, and what leads to a null of its own is no choice", () => {
  const { answer } = show({
    properties: { note: { anyOf: [{ type: "string" }, { type: "null" }], default: null } },
  });
  expect(answer()).toEqual({ note: null });
  fireEvent.change(screen.getByLabelText("note"), { target: { value: "a" } });
  expect(answer()).toEqual({ note: "a" });
  fireEvent.click(screen.getByRole("button", { name: "None for note" }));
  expect(answer()).toEqual({ note: null });
});

test("what cannot be drawn is JSON, and is not taken while it is none", () => {
  const { answer, form } = show({ properties: { any: {} } });
  const box = screen.getByLabelText("any");
  fireEvent.change(box, { target: { value: '{"a": [1' } });
  expect(answer()).toEqual({});
  expect(form.querySelector("[data-broken=true]")).toBeTruthy();
  fireEvent.change(box, { target: { value: '{"a": [1]}' } });
  expect(answer()).toEqual({ any: { a: [1] } });
  expect(form.querySelector("[data-broken=true]")).toBeNull();
});

test("what is wrong stands at its field", () => {
  show({ properties: { a: { type: "object", properties: { b: { type: "string" } } } } }, [
    { path: "/a/b", message: "is too short" },
  ]);
  const field = screen.getByLabelText("b");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const described = field.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(described)?.textContent).toContain("is too short");
});

test("a schema that nobody could draw freezes nothing", () => {
  const defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => {
      const next = { $ref: `#/$defs/n${at + 1}` };
      return [`n${at}`, { allOf: [next, next] }];
    }),
  );
  show({ $defs: defs, properties: { a: { $ref: "#/$defs/n0" }, b: { $ref: "#/properties/b" } } });
  expect(screen.getAllByText(/As JSON/)).toHaveLength(2);
});
