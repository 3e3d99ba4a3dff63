import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Skipped } from "./Skipped";

test("of an hour that there is not it says what it is read as, and of others nothing", () => {
  const { rerender } = render(<Skipped text="2026-03-08T02:30" zone="America/New_York" />);
  expect(screen.getByRole("note").textContent).toBe(
    "There is no 2026-03-08 02:30 in America/New_York, where clocks are put forward then: it is read " +
      "as 2026-03-08 03:30:00.",
  );
  rerender(<Skipped text="2026-03-08T03:30" zone="America/New_York" />);
  expect(screen.queryByRole("note")).toBeNull();
});
