/** From the list to its filter beside another one. */
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, memo, useCallback, useMemo } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import type { CompletionFilter } from "@/gql/graphql";
import { closed, withRange } from "@/state/range";
import type { PageFilter } from "@/state/useFilter";
import type { LineHandle } from "@/states/filter/FilterLine";

interface Props {
  of: PageFilter;
  line: RefObject<LineHandle<CompletionFilter> | null>;
}

export const CompareButton = memo(function CompareButton({ of, line }: Props) {
  const navigate = useNavigate();
  const { own, range } = of;
  const compare = useCallback(async () => {
    // The list is left: what is typed and not applied goes along.
    const typed = (await line.current?.read()) ?? "none";
    if (typed === "wrong") return;
    const next = typed === "none" ? own : typed.filter;
    // Both of its ends, so that there is a range before it to compare with.
    const b = withRange(next, range && closed(range, Date.now())) ?? {};
    void navigate({ to: "/compare", search: { b } });
  }, [navigate, line, own, range]);
  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: "filter:compare",
          title: "Compare this filter with another",
          group: "Filter",
          run: () => void compare(),
        },
      ],
      [compare],
    ),
  );
  return <Button onPress={() => void compare()}>Compare with…</Button>;
});
