/** The keys of the form: digits choose, words are commands of the palette and of the help. */
import { useEffect, useMemo, useRef } from "react";
import { type Command, useCommands } from "@/commands/commands";

interface Actions {
  choose: (key: string) => void;
  fields: () => void;
  submit: () => void;
  skip: () => void;
  undo: () => void;
  back: () => void;
  repeat: () => void;
  comment: () => void;
  instruction: () => void;
  call: () => void;
}

const WORDS: readonly [keyof Omit<Actions, "choose">, string, string][] = [
  ["submit", "Submit the answer", "Mod Enter"],
  ["fields", "The first field", "Enter"],
  ["skip", "Skip the call", "s"],
  ["undo", "Take back what was not sent yet", "u"],
  ["back", "Open the answer before", "b"],
  ["repeat", "Repeat the last answer", "r"],
  ["comment", "Write a comment", "n"],
  ["instruction", "Instruction, open or folded", "i"],
  ["call", "Read the call (then j and k)", "p"],
];

export function useAnswerKeys(actions: Actions) {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useCommands(
    useMemo((): readonly Command[] => {
      const group = "Grade";
      const digits = Array.from({ length: 10 }, (_, digit) => ({
        id: `grade:choose-${digit}`,
        title: `Choose ${digit}`,
        group,
        keys: [String(digit)],
        run: () => latest.current.choose(String(digit)),
      }));
      const words = WORDS.map(([name, title, key]) => ({
        id: `grade:${name}`,
        title,
        group,
        keys: [key],
        run: () => latest.current[name](),
      }));
      return [...words, ...digits];
    }, []),
  );
}
