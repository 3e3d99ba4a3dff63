import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { addCommands } from "@/commands/commands";
import { letterKeys } from "@/state/preferences";
import { Help } from "./Help";

afterEach(() => vi.unstubAllGlobals());

const command = (id: string, ...keys: string[]) => ({
  ...{ id, title: `Does ${id}`, group: "Test", keys },
  run: () => undefined,
});

test("it lists the keys that act, and no others", () => {
  // jsdom has none of it.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  // A page's key takes the place of the frame's; what is left without one is not listed.
  const end = addCommands([
    command("frame", "n"),
    command("page", "]", "n"),
    command("held", "Mod k"),
  ]);
  const { unmount } = render(<Help />);
  expect(screen.queryByText("Does frame")).toBeNull();
  expect(screen.getByText("Does page").previousSibling?.textContent).toBe("]n");
  unmount();

  letterKeys.set("off");
  render(<Help />);
  expect(screen.queryByText("Does page")).toBeNull();
  expect(screen.getByText("Does held")).toBeTruthy();
  expect(screen.getByText(/are switched off/)).toBeTruthy();
  letterKeys.set("on");
  end();
});
