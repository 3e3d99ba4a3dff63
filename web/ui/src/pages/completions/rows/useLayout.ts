/** The columns: those of the address, where it has them, else those that are kept here. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useStored } from "@/state/stored";
import { given } from "@/state/useFilter";
import { DEFAULT_LAYOUT, type Layout, damagedOf, known, layout } from "./layout";

export function useLayout() {
  const { c } = useSearch({ from: "/completions" });
  const navigate = useNavigate({ from: "/completions" });
  const kept = useStored(layout);
  return useMemo(() => {
    const named = known(c);
    const isNamed = named.length > 0;
    const put = (next: readonly string[] | undefined) =>
      void navigate({ to: ".", search: (before) => given({ ...before, c: next && [...next] }) });
    const change = (next: Layout) => {
      layout.set(next);
      // Those of the address are changed there too.
      if (isNamed) put(next.shown);
    };
    const current = isNamed ? { ...kept, shown: named } : kept;
    return {
      current,
      change,
      reset: () => {
        layout.set(DEFAULT_LAYOUT);
        if (c !== undefined) put(undefined);
      },
      isAtFirst: current === DEFAULT_LAYOUT,
      /** Names that are left out of what is shown, and where they stand. */
      damaged: {
        names: c === undefined ? (kept.damaged ?? []) : damagedOf(c),
        isOfAddress: c !== undefined,
        leave: () => {
          if (c === undefined) layout.set({ ...kept });
          else put(isNamed ? named : undefined);
        },
      },
    };
  }, [c, kept, navigate]);
}
