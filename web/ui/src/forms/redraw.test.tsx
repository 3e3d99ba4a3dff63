import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { SchemaForm } from "./SchemaForm";
import type { Verdict } from "./check";
import type { Json } from "./json";

vi.setConfig({ testTimeout: 30_000 });

vi.mock("./checker", () => ({
  check: (): Promise<Verdict> =>
    Promise.resolve({ isValid: false, faults: [{ path: "/f7", message: "is too short" }] }),
}));

const drawn: string[] = [];
vi.mock("./FieldFrame", async (original) => {
  const { FieldFrame } = await original<typeof import("./FieldFrame")>();
  return {
    FieldFrame(props: Parameters<typeof FieldFrame>[0]) {
      drawn.push(props.path);
      return FieldFrame(props);
    },
  };
});

const SCHEMA = {
  type: "object",
  properties: {
    ...Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, { type: "string" }])),
    deep: { type: "object", properties: { inner: { type: "string" } } },
  },
  required: ["deep"],
};

function Holder() {
  const [answer, setAnswer] = useState<Json | undefined>({ deep: {} });
  return <SchemaForm schema={SCHEMA} value={answer} onChange={(next) => setAnswer(next)} />;
}

test("of many fields the one that is typed in is drawn anew, or of which what is wrong changes", async () => {
  render(<Holder />);
  drawn.length = 0;
  fireEvent.change(screen.getByLabelText("f7"), { target: { value: "x" } });
  expect(new Set(drawn)).toEqual(new Set(["/f7"]));
  drawn.length = 0;
  fireEvent.change(screen.getByLabelText("inner"), { target: { value: "y" } });
  expect(new Set(drawn)).toEqual(new Set(["/deep/inner"]));

  drawn.length = 0;
  fireEvent.blur(screen.getByLabelText("f7"));
  // After the pause the worker's advice comes.
  await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
  expect(screen.getByText("is too short")).toBeTruthy();
  expect(new Set(drawn)).toEqual(new Set(["/f7"]));
});
