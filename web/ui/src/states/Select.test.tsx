import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Select } from "./Select";

const OPTIONS = [
  ["a", "One"],
  ["b", "Two", true],
  ["c", "Three"],
] as const;

test.each([true, false])("a choice has its label for a name, hidden: %s", (isLabelHidden) => {
  const set = vi.fn();
  const { container } = render(
    <Select label="Which" value="a" options={OPTIONS} {...{ set, isLabelHidden }} />,
  );
  const choice = screen.getByRole("combobox", { name: "Which" });
  expect(container.querySelector("label") === null).toBe(isLabelHidden);
  expect(screen.getByRole("option", { name: "Two" }).hasAttribute("disabled")).toBe(true);

  fireEvent.change(choice, { target: { value: "c" } });
  expect(set.mock.calls).toEqual([["c"]]);
});
