/** From the list to its filter beside another one. */
import { useNavigate } from "@tanstack/react-router";
import { memo, useCallback, useMemo } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import { closed, withRange } from "@/state/range";
import type { PageFilter } from "@/state/useFilter";

export const CompareButton = memo(function CompareButton({ of }: { of: PageFilter }) {
  const navigate = useNavigate();
  const { own, range } = of;
  const compare = useCallback(() => {
    // Both of its ends, so that there is a range before it to compare with.
    const b = withRange(own, range && closed(range, Date.now())) ?? {};
    void navigate({ to: "/compare", search: { b } });
  }, [navigate, own, range]);
  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: "filter:compare",
          title: "Compare this filter with another",
          group: "Filter",
          run: compare,
        },
      ],
      [compare],
    ),
  );
  return <Button onPress={compare}>Compare with…</Button>;
});
