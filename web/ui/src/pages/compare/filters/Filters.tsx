/** What two filters find, side by side: all figures are of the index, exact, of all calls of both. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type RefObject, useMemo, useRef } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import type { CompletionFilter } from "@/gql/graphql";
import { splitRange, withRange } from "@/state/range";
import { given } from "@/state/useFilter";
import type { LineHandle } from "@/states/filter/FilterLine";
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

type Handle = LineHandle<CompletionFilter>;
type HandleRef = RefObject<Handle | null>;

export function Filters({ a, b }: Props) {
  const set = useSet();
  const lineA = useRef<Handle>(null);
  const lineB = useRef<Handle>(null);
  const ways = useWays(a, b, set, useTyped(lineA, lineB));
  const times = timesOf(a, b);
  return (
    <div className={styles.page}>
      <div className={styles.sides}>
        <Side
          name="A"
          filter={a}
          time={times?.A}
          set={(next) => set({ a: next, b })}
          line={lineA}
        />
        <Side
          name="B"
          filter={b}
          time={times?.B}
          set={(next) => set({ a, b: next })}
          line={lineB}
        />
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

/** Both sides with what is typed there and not applied; null where that cannot be read. */
function useTyped(ofA: HandleRef, ofB: HandleRef) {
  return useMemo(
    () =>
      async ({ a, b }: Props): Promise<Props | null> => {
        const one = await typedOver(a, ofA);
        if (one === null) return null;
        const other = await typedOver(b, ofB);
        return other && { a: one.filter, b: other.filter };
      },
    [ofA, ofB],
  );
}

async function typedOver(filter: CompletionFilter | undefined, line: HandleRef) {
  const typed = (await line.current?.read()) ?? "none";
  if (typed === "wrong") return null;
  if (typed === "none") return { filter };
  // What was typed there is in the other side from here on, or in this one as a condition.
  line.current?.reset();
  return { filter: withRange(typed.filter, splitRange(filter).range) ?? {} };
}

function useWays(
  a: Props["a"],
  b: Props["b"],
  set: ReturnType<typeof useSet>,
  withTyped: ReturnType<typeof useTyped>,
) {
  const base = b ?? a;
  const ways = useMemo((): Command[] => {
    const group = "Compare";
    const none = base ? null : "no filter is chosen";
    const change = (to: (sides: Props, now: number) => Partial<Props> | undefined) => () =>
      void withTyped({ a, b }).then((sides) => {
        const next = sides && to(sides, Date.now());
        if (next) set(next);
      });
    return [
      {
        id: "compare:before",
        title: b ? "B and the range before" : "This week and the one before",
        group,
        run: change((sides, now) => withRangeBefore(sides.b ?? sides.a, now)),
      },
      {
        id: "compare:else",
        title: "B and all else",
        group,
        unavailable: none,
        run: change((sides) => {
          const of = sides.b ?? sides.a;
          return of && withAllElse(of);
        }),
      },
      {
        id: "compare:swap",
        title: "Swap",
        group,
        unavailable: none,
        run: change((sides) => ({ a: sides.b, b: sides.a })),
      },
    ];
  }, [a, b, base, set, withTyped]);
  useCommands(ways);
  return ways;
}

export function useBy(): string {
  return useSearch({ from: "/compare" }).by ?? "all";
}
