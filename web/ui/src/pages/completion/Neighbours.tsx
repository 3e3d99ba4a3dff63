/** To the previous and the next of the list; of those made before and after, where there is none. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { Button } from "react-aria-components";
import { type Command, useCommands } from "@/commands/commands";
import { announce } from "@/frame/announce";
import { keepCameFrom, listAround } from "@/state/listed";
import { shownCount } from "@/state/shown";
import styles from "./Completion.module.css";
import { neighbourInTime } from "./documents";
import { aroundIn } from "./neighbours";

interface Props {
  id: string;
  createdAt: string | null;
}

export function Neighbours({ id, createdAt }: Props) {
  const navigate = useNavigate();
  const { t } = useSearch({ from: "/completions/$id" });
  const around = useMemo(() => aroundIn(id), [id]);
  const list = useMemo(() => listAround(id), [id]);
  useEffect(() => {
    if (around) keepCameFrom(id);
  }, [around, id]);
  const go = useMemo(() => {
    const open = (to: string | null) => {
      if (to === null) {
        announce("There is no further one");
        return;
      }
      // In place of this one, so that the browser's Back leads to the list.
      const search = t === undefined ? {} : { t };
      void navigate({ to: "/completions/$id", params: { id: to }, search, replace: true });
    };
    const inTime = async (isLater: boolean) => {
      if (createdAt !== null) open(await neighbourInTime(createdAt, isLater));
    };
    if (around) return { before: () => open(around.before), after: () => open(around.after) };
    // As in the list, the newest first.
    return {
      before: () => void inTime(true).catch(() => open(null)),
      after: () => void inTime(false).catch(() => open(null)),
    };
  }, [around, createdAt, navigate, t]);
  const [noneBefore, noneAfter] = around
    ? [around.before === null, around.after === null]
    : [createdAt === null, createdAt === null];
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "Completion";
      const end = (isWhole: boolean) => (isWhole ? "the list ends here" : "no more is loaded");
      return [
        {
          id: "item:previous",
          repeats: true,
          title: "Previous of the list",
          group,
          keys: ["[", "p"],
          unavailable: noneBefore ? end(true) : null,
          run: go.before,
        },
        {
          id: "item:next",
          repeats: true,
          title: "Next of the list",
          group,
          keys: ["]", "n"],
          unavailable: noneAfter ? end(around?.isWhole ?? true) : null,
          run: go.after,
        },
      ];
    }, [go, noneBefore, noneAfter, around]),
  );
  return (
    <nav aria-label="The list around it" className={styles.tools}>
      <a href={list}>Completions</a>
      <Button isDisabled={noneBefore} onPress={go.before}>
        ← Previous
      </Button>
      <Button isDisabled={noneAfter} onPress={go.after}>
        Next →
      </Button>
      <span className={styles.second}>
        {around
          ? `${shownCount(around.place + 1)} of ${shownCount(around.count)} loaded`
          : createdAt !== null && "in the order of time"}
      </span>
    </nav>
  );
}
