/** What two filters find, side by side: all figures are of the index, exact, of all calls of both. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import type { CompletionFilter } from "@/gql/graphql";
import { given } from "@/state/useFilter";
import { Empty } from "@/states/Empty";
import styles from "./Filters.module.css";
import { Emptied } from "./Emptied";
import { Measures } from "./Measures";
import { Shares } from "./Shares";
import { Side } from "./Side";
import { type Sides, narrowed, timesOf, withAllElse, withRangeBefore } from "./shares";

interface Props {
  a: CompletionFilter | undefined;
  b: CompletionFilter | undefined;
}

export function Filters({ a, b }: Props) {
  const set = useSet();
  const ways = useWays(a, b, set);
  const times = timesOf(a, b);
  return (
    <div className={styles.page}>
      <div className={styles.sides}>
        <Side name="A" filter={a} time={times?.A} set={(next) => set({ a: next, b })} />
        <Side name="B" filter={b} time={times?.B} set={(next) => set({ a, b: next })} />
      </div>
      <div className={styles.ways}>
        {ways.map((way) => (
          <Button key={way.id} isDisabled={way.unavailable != null} onPress={() => way.run()}>
            {way.title}
          </Button>
        ))}
      </div>
      {a && b ? (
        <Both sides={{ a, b }} set={set} />
      ) : (
        <Empty title={a || b ? `Choose ${a ? "B" : "A"}` : "Choose two filters"}>
          <p>
            Type a filter for each side, take a saved view, or begin with one of the ways above. In
            the list of <a href="#/completions">completions</a>, <kbd>m</kbd> marks two calls to
            compare instead.
          </p>
        </Empty>
      )}
    </div>
  );
}

function Both({ sides, set }: { sides: Sides; set: (next: Sides) => void }) {
  const { a, b } = sides;
  const both = useMemo(() => ({ a, b }), [a, b]);
  return (
    <>
      <Emptied sides={both} set={set} />
      <Measures sides={both} />
      <Shares sides={both} narrow={(condition) => set(narrowed(both, condition))} />
    </>
  );
}

function useSet() {
  const navigate = useNavigate({ from: "/compare" });
  return useMemo(
    () => (next: Partial<Props>) =>
      void navigate({ to: ".", search: (before) => given({ ...before, ...next }) }),
    [navigate],
  );
}

function useWays(a: Props["a"], b: Props["b"], set: ReturnType<typeof useSet>) {
  const base = b ?? a;
  const ways = useMemo((): Command[] => {
    const group = "Compare";
    const none = base ? null : "no filter is chosen";
    return [
      {
        id: "compare:before",
        title: b ? "B and the range before" : "This week and the one before",
        group,
        run: () => set(withRangeBefore(base, Date.now())),
      },
      {
        id: "compare:else",
        title: "B and all else",
        group,
        unavailable: none,
        run: () => base && set(withAllElse(base)),
      },
      {
        id: "compare:swap",
        title: "Swap",
        group,
        unavailable: none,
        run: () => set({ a: b, b: a }),
      },
    ];
  }, [a, b, base, set]);
  useCommands(ways);
  return ways;
}

export function useBy(): string {
  return useSearch({ from: "/compare" }).by ?? "all";
}
