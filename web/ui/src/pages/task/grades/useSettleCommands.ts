/** The keys that settle: a letter for each grader, and the way through the calls. */
import { useEffect, useMemo, useRef } from "react";
import { type Command, useCommands } from "@/commands/commands";
import { graderName } from "@/state/grades";
import type { ListedGrade } from "@/states/grades/documents";
import type { Disagreement } from "./documents";

/** Of the graders, in their order; `e` is taken. */
export const LETTERS: readonly string[] = ["a", "b", "c", "d", "f"];

interface CommandsOf {
  shown: Disagreement;
  needs: string | null;
  hasLast: boolean;
  take: (grade: ListedGrade) => void;
  next: (by: 1 | -1, onlyOpen: boolean) => void;
  undo: () => void;
  write: () => void;
}

const group = "Disagreements";

function takesOf({ grades }: Disagreement, needs: string | null, take: CommandsOf["take"]) {
  return grades.slice(0, LETTERS.length).map((grade, index): Command => {
    const letter = LETTERS[index] ?? "";
    return {
      id: `settle:${letter}`,
      title: `Settle as ${graderName(grade)} says`,
      group,
      keys: [letter],
      unavailable: needs,
      run: () => take(grade),
    };
  });
}

export function useSettleCommands({ shown, needs, hasLast, take, next, undo, write }: CommandsOf) {
  const writing = useRef(write);
  useEffect(() => {
    writing.current = write;
  });
  useCommands(
    useMemo((): readonly Command[] => {
      return [
        ...takesOf(shown, needs, take),
        {
          id: "settle:own",
          title: "Settle by an answer of my own",
          group,
          keys: ["w"],
          unavailable: needs,
          run: () => writing.current(),
        },
        {
          id: "settle:undo",
          title: "Take the last decision back",
          group,
          keys: ["u"],
          unavailable: needs ?? (hasLast ? null : "nothing was settled here"),
          run: undo,
        },
        {
          id: "settle:next",
          repeats: true,
          title: "Next",
          group,
          keys: ["]"],
          run: () => next(1, false),
        },
        {
          id: "settle:previous",
          repeats: true,
          title: "Previous",
          group,
          keys: ["["],
          run: () => next(-1, false),
        },
        {
          id: "settle:call",
          title: "Open the call",
          group,
          keys: ["o"],
          run: () => location.assign(`#/completions/${encodeURIComponent(shown.completionId)}`),
        },
      ];
    }, [shown, needs, hasLast, take, next, undo]),
  );
}
