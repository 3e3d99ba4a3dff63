import { act, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors";
import { noteReached } from "@/api/reachable";
import { FailedPart } from "./FailedPart";

test("what did not come is said, and asked for once more", () => {
  const error = new ApiError("UNAVAILABLE", { message: "the index is being built; try again" });
  const refetch = vi.fn();
  const { rerender } = render(
    <FailedPart what="Model" of={{ error, isFetching: false, refetch }} />,
  );
  const shown = screen.getByRole("alert").textContent;
  for (const part of ["Model did not come", "UNAVAILABLE", "try again"]) {
    expect(shown).toContain(part);
  }
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Retry" });
  button.click();
  expect(refetch).toHaveBeenCalledOnce();

  rerender(<FailedPart what="Model" of={{ error, isFetching: true, refetch }} />);
  expect(button.disabled).toBe(true);
});

test("what was cut off is asked for once more when the gateway is back", () => {
  const extensions = { document: "query of a part" };
  const error = new ApiError("OFFLINE", { message: "", extensions });
  const refetch = vi.fn();
  render(<FailedPart what="Model" of={{ error, isFetching: false, refetch }} />);
  act(() => noteReached(false));
  act(() => noteReached(true));
  expect(refetch).toHaveBeenCalledOnce();
});
