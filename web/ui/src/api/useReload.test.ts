import { InfiniteQueryObserver, infiniteQueryOptions } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { queries } from "./queries";
import { type First, useReload } from "./useReload";

afterEach(() => queries.clear());

const queryKey = ["rows"];
const LIST = infiniteQueryOptions({
  queryKey,
  queryFn: () => Promise.resolve("again"),
  initialPageParam: null,
  getNextPageParam: () => null,
});
const had = () => queries.getQueryData(LIST.queryKey)?.pages;

/** What was asked for, to be answered by the test. */
function asking() {
  const asked: {
    signal: AbortSignal;
    answer: (page: string) => void;
    fail: (error: Error) => void;
  }[] = [];
  const first: First<string> = {
    queryKey,
    ask: (signal) =>
      new Promise((answer, fail) => {
        signal.addEventListener("abort", () => fail(signal.reason as Error));
        asked.push({ signal, answer, fail });
      }),
  };
  return { asked, first };
}

function begin() {
  queries.setQueryData(LIST.queryKey, { pages: ["one", "two"], pageParams: [null, null] });
  const { asked, first } = asking();
  const hook = renderHook((of: First<string>) => useReload(of), { initialProps: first });
  act(() => hook.result.current.reload());
  return { asked, hook };
}

test("the pages stay until the first one is there anew", async () => {
  const { asked, hook } = begin();
  expect([had(), hook.result.current.isReading]).toEqual([["one", "two"], true]);

  asked[0]?.answer("new");
  await waitFor(() => expect(hook.result.current.isReading).toBe(false));
  expect(had()).toEqual(["new"]);
});

test("Cancel ends the request itself, and leaves what is shown", async () => {
  const { asked, hook } = begin();
  act(() => hook.result.current.cancel());
  await waitFor(() => expect(hook.result.current.isReading).toBe(false));

  expect([asked[0]?.signal.aborted, had()]).toEqual([true, ["one", "two"]]);
  expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(false);
});

test("of another question, or asked once more, nothing of before is read any more", async () => {
  const { asked, hook } = begin();
  act(() => hook.result.current.reload());
  expect([asked[0]?.signal.aborted, asked[1]?.signal.aborted]).toEqual([true, false]);
  expect(hook.result.current.isReading).toBe(true);

  hook.rerender(asking().first);
  await waitFor(() => expect(hook.result.current.isReading).toBe(false));
  expect([asked[1]?.signal.aborted, had()]).toEqual([true, ["one", "two"]]);
});

test("what fails is left to the list, which says so", async () => {
  const end = new InfiniteQueryObserver(queries, LIST).subscribe(() => undefined);
  const { asked, hook } = begin();
  asked[0]?.fail(new Error("no"));
  await waitFor(() => expect(hook.result.current.isReading).toBe(false));

  await waitFor(() => expect(had()?.[0]).toBe("again"));
  end();
});
