import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors";
import { noteReached } from "@/api/reachable";
import { Asked } from "./Asked";
import { OfflineBar } from "./bars";
import { Failed, failedAt, PartialBar } from "./Partial";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  noteReached(true);
});

const pass = (milliseconds: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });

function List({ ask }: { ask: (signal: AbortSignal) => Promise<string> }) {
  const queryKey = ["list"];
  const query = useQuery({ queryKey, queryFn: ({ signal }) => ask(signal) });
  return (
    <Asked query={query} queryKey={queryKey}>
      {(data) => <button onClick={() => void query.refetch()}>{data}</button>}
    </Asked>
  );
}

function show(ask: (signal: AbortSignal) => Promise<string>) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <List ask={ask} />
    </QueryClientProvider>,
  );
}

const later = (milliseconds: number, signal: AbortSignal, value: string) =>
  new Promise<string>((resolve, reject) => {
    setTimeout(() => resolve(value), milliseconds);
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });

test("the first load shows nothing for 150 ms, then the shape of what comes", async () => {
  show((signal) => later(1000, signal, "rows"));
  await pass(100);
  expect(screen.queryByRole("status")).toBeNull();
  await pass(300);
  expect(screen.getByRole("status", { name: "Loading" })).toBeTruthy();
  await pass(1000);
  expect(screen.getByText("rows")).toBeTruthy();
  expect(screen.queryByRole("status")).toBeNull();
});

test("a reload keeps the rows, counts the seconds from the second on, and can be cancelled", async () => {
  let aborted = 0;
  const waits = [0, 60_000];
  show((signal) => {
    signal.addEventListener("abort", () => aborted++);
    return later(waits.shift() ?? 0, signal, "rows");
  });
  await pass(10);
  fireEvent.click(screen.getByText("rows"));
  await pass(1000);
  expect(screen.getByRole("status").textContent).toBe("");
  await pass(2500);
  expect(screen.getByRole("status").textContent).toContain("3 s");
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await pass(10);
  expect([aborted, screen.queryByRole("status")]).toEqual([1, null]);
  expect(screen.getByText("rows")).toBeTruthy();
});

test("a reload that fails stands above the rows", async () => {
  const answers = [
    Promise.resolve("rows"),
    Promise.reject(new ApiError("TIMEOUT", { message: "" })),
  ];
  answers[1]?.catch(() => undefined);
  show(() => answers.shift() ?? Promise.resolve("new rows"));
  await pass(10);
  fireEvent.click(screen.getByText("rows"));
  await pass(10);
  expect(screen.getByRole("alert").textContent).toContain("TIMEOUT");
  expect(screen.getByText("rows")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  await pass(10);
  expect(screen.getByText("new rows")).toBeTruthy();
});

test("a field that failed is marked in its place, and counted once above", () => {
  const errors = [
    new ApiError("TIMEOUT", { message: "late", path: ["completion", "feedback", 0] }),
    new ApiError("UNAVAILABLE", { message: "away", path: ["other"] }),
  ];
  const error = failedAt(errors, "completion", "feedback");
  expect(failedAt(errors, "completion", "tags")).toBeUndefined();
  render(
    <>
      <PartialBar errors={errors} retry={vi.fn()} />
      {error && <Failed error={error} />}
    </>,
  );
  expect(screen.getByRole("status").textContent).toContain(
    "2 parts could not be had (TIMEOUT, UNAV",
  );
  expect(screen.getByTitle("late").textContent).toContain("TIMEOUT");
});

test("offline, and a gateway that is silent, are told until they answer", () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
  render(<OfflineBar />);
  expect(screen.queryByRole("status")).toBeNull();
  act(() => noteReached(false));
  expect(screen.getByRole("status").textContent).toContain("does not answer");
  online.mockReturnValue(false);
  act(() => void dispatchEvent(new Event("offline")));
  expect(screen.getByRole("status").textContent).toContain("Offline");
  online.mockReturnValue(true);
  act(() => noteReached(true));
  expect(screen.queryByRole("status")).toBeNull();
});
