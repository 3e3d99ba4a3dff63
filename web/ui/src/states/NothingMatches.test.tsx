import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { NothingMatches } from "./NothingMatches";

const nothing = () => undefined;

/** A language whose filters are lists of words. */
const LANGUAGE = {
  nodesOf: (filter: string[] | undefined) => filter ?? [],
  print: (nodes: string[]) => nodes.join(" "),
  filterOf: (nodes: string[]) => nodes,
};

function Shown({ own, answer }: { own: string[]; answer: Promise<number> }) {
  return (
    <NothingMatches<string[]>
      of={{
        ...{ own, rangeText: undefined, range: null },
        ...{ setOwn: nothing, setRange: nothing, clear: nothing },
      }}
      what="call"
      // Its nodes are words, and not those of filters of calls.
      language={LANGUAGE as never}
      within={(filter) => filter}
      countOf={async () => ({ totalCount: await answer, totalCountIsExact: true })}
    />
  );
}

const look = () => screen.queryByRole("button", { name: "Which condition empties it?" });

test("where there is no condition, none is looked for", () => {
  render(<Shown own={[]} answer={Promise.resolve(0)} />);
  expect(screen.getByText("There is no call at all.")).toBeTruthy();
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("what was tried of one filter is not told of another, nor what comes late", async () => {
  let answer: (count: number) => void = nothing;
  const late = new Promise<number>((resolve) => (answer = resolve));
  const { rerender } = render(<Shown own={["model:a"]} answer={Promise.resolve(7)} />);
  fireEvent.click(look() ?? document.body);
  expect(await screen.findByText(/7 calls/)).toBeTruthy();

  rerender(<Shown own={["model:b"]} answer={late} />);
  expect(screen.queryByText(/7 calls/)).toBeNull();
  fireEvent.click(look() ?? document.body);
  expect(screen.getByRole("status").textContent).toContain("Asking");

  rerender(<Shown own={["model:c"]} answer={late} />);
  await act(async () => {
    answer(8);
    await late;
  });
  expect(screen.queryByText(/8 calls/)).toBeNull();
  expect(look()).toBeTruthy();
});
