import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors";
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
