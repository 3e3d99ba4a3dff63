import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { VersionInput } from "./Fields";

test("what is no version goes with the filter that it was typed at", () => {
  const set = vi.fn();
  const of = { comment: { contains: "late" } };
  const { rerender } = render(<VersionInput of={of} value="" set={set} />);
  const input = screen.getByRole<HTMLInputElement>("textbox");
  fireEvent.change(input, { target: { value: "x" } });
  expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["x", "true"]);
  expect(set).not.toHaveBeenCalled();

  rerender(<VersionInput of={{}} value="" set={set} />);
  expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["", "false"]);
  fireEvent.change(input, { target: { value: " 3 " } });
  expect(set).toHaveBeenCalledWith("3");
});

test("it does not come back with a filter that was there before", () => {
  const none = {};
  const { rerender } = render(<VersionInput of={none} value="" set={vi.fn()} />);
  const input = screen.getByRole<HTMLInputElement>("textbox");
  fireEvent.change(input, { target: { value: "x" } });
  rerender(<VersionInput of={{ comment: { contains: "late" } }} value="" set={vi.fn()} />);
  rerender(<VersionInput of={none} value="" set={vi.fn()} />);
  expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["", "false"]);
});
