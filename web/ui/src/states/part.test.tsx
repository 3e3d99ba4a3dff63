import { act, fireEvent, render, screen } from "@testing-library/react";
import { Suspense, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { again } from "./again";
import { part } from "./part";

const MISSING = new TypeError(
  `Failed to fetch dynamically imported module: ${location.origin}/static/ui/assets/Panel-1.js`,
);

interface Props {
  id: string;
  close?: () => void;
}

const panel = { Panel: ({ id }: Props) => <p>Panel of {id}</p> };
let answers: (() => Promise<typeof panel>)[] = [];
const load = vi.fn(() => answers.shift()?.() ?? Promise.resolve(panel));
const fails = () => Promise.reject(MISSING);

/** What the gateway says of its page and of the file. */
const gateway = vi.fn<(url: string) => Response>();
const js = () => new Response("", { headers: { "Content-Type": "text/javascript" } });

beforeEach(() => {
  answers = [];
  load.mockClear();
  gateway.mockReset().mockImplementation(js);
  vi.stubGlobal("fetch", async (url: string) => Promise.resolve(gateway(url)));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** React waits a while between what it shows of what comes. */
const settle = () => act(() => vi.advanceTimersByTimeAsync(500));

/** @returns Whether the list beside it, which holds what is typed, is still the same. */
async function show(Panel: ReturnType<typeof part<"Panel", Props>>, close?: () => void) {
  function List() {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <input aria-label="List" />
        <button onClick={() => setOpen(!isOpen)}>Open</button>
        <Suspense fallback={<p>Loading</p>}>
          {isOpen && <Panel id="a" {...(close && { close })} />}
        </Suspense>
      </>
    );
  }
  render(<List />);
  fireEvent.change(screen.getByLabelText("List"), { target: { value: "typed" } });
  await press("Open");
}

const press = async (name: string) => {
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name }));
    await vi.advanceTimersByTimeAsync(0);
  });
  await settle();
};

test("a part that does not come says so in its place, and Retry fetches it", async () => {
  const unnamed = () => Promise.reject(new TypeError("Importing a module script failed."));
  answers = [unnamed, unnamed];
  const close = vi.fn();
  gateway.mockImplementation(() => {
    throw new TypeError("Failed to fetch");
  });
  await show(part(load, "Panel"), close);
  expect(screen.getByRole("alert").textContent).toContain("The gateway does not answer.");
  // What would lose all that is there.
  expect(screen.queryByText("Load the page anew")).toBeNull();
  await press("Close");
  expect(close).toHaveBeenCalledTimes(1);

  await press("Retry");
  expect(screen.getByRole("alert")).toBeDefined();
  await press("Retry");
  expect(screen.getByText("Panel of a")).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>("List").value).toBe("typed");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what failed is fetched by itself when it is opened anew, and when the network is back", async () => {
  answers = [fails, fails];
  await show(part(load, "Panel"));
  await press("Open");
  await press("Open");
  expect(load).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("alert")).toBeDefined();
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  act(() => void dispatchEvent(new Event("offline")));
  onLine.mockReturnValue(true);
  act(() => void dispatchEvent(new Event("online")));
  await settle();
  expect(screen.getByText("Panel of a")).toBeDefined();
});

test("what was fetched ahead and did not come is fetched when it is wanted, and otherwise once", async () => {
  answers = [fails];
  const Panel = part(load, "Panel");
  await Panel.preload();
  await vi.advanceTimersByTimeAsync(1000);
  await Panel.preload();
  await show(Panel);
  expect(screen.getByText("Panel of a")).toBeDefined();
  expect(load).toHaveBeenCalledTimes(2);
});

test.each([
  ["none of that name", () => new Response("", { status: 404 })],
  ["a page in its stead", () => new Response("", { headers: { "Content-Type": "text/html" } })],
])("after a release, where there is %s, a page that is loaded anew is offered", async (_, of) => {
  answers = [fails];
  gateway.mockImplementation(of);
  await show(part(load, "Panel"));
  expect(screen.getByRole("alert").textContent).toContain("older release");
  expect(screen.getByRole("button", { name: "Load the page anew" })).toBeDefined();
  await press("Retry");
  expect(screen.getByText("Panel of a")).toBeDefined();
});

test("a module that has no such part, and one whose own code fails, are told, too", async () => {
  answers = [() => Promise.resolve({} as typeof panel), () => Promise.reject(new Error("its own"))];
  await show(part(load, "Panel"));
  expect(screen.getByRole("alert").textContent).toContain("It is of another release.");
  await press("Retry");
  expect(screen.getByRole("alert").textContent).toContain("its own");
});

test("a browser that remembers what failed is asked for another address of the same file", async () => {
  const from = vi.fn<(url: string) => Promise<unknown>>(() => Promise.resolve(panel));
  expect(await again(fails, from)).toBe(panel);
  expect(await again(fails, from)).toBe(panel);
  const [one, other] = from.mock.calls.map(([url]) => new URL(url));
  expect(one?.pathname).toBe("/static/ui/assets/Panel-1.js");
  expect(one?.search).not.toBe(other?.search);
  // Of no other host, and where the browser names none.
  const foreign = () => Promise.reject(new TypeError("module: https://example.org/a.js"));
  await expect(again(foreign, from)).rejects.toThrow("example.org");
  await expect(again(() => Promise.reject(new Error("failed")), from)).rejects.toThrow("failed");
  expect(from).toHaveBeenCalledTimes(2);
});
