/** What could follow where the caret stands, and the keys of the field. */
import { type KeyboardEvent, type RefObject, useState } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { type Option, type Place, placeAt } from "./completion";
import { useOptions } from "./suggest";
import type { Draft } from "./useDraft";

export interface Offered {
  options: readonly Option[];
  /** The one that Enter takes; -1 for none. */
  active: number;
  /** Whether it is known where the caret stands, be it that nothing could follow. */
  isPlaced: boolean;
  isOpen: boolean;
  /** Offer what could follow in the field as it is now. */
  look: (element: HTMLInputElement) => void;
  close: () => void;
  move: (by: number) => void;
  pick: (option: Option) => void;
}

export function useOffered<F extends object>(
  draft: Draft<F>,
  within: CompletionFilter | undefined,
  input: RefObject<HTMLInputElement | null>,
): Offered {
  const [place, setPlace] = useState<Place | null>(null);
  const [active, setActive] = useState(-1);
  const options = useOptions(place, within);
  const look = (element: HTMLInputElement) => {
    const caret = element.selectionStart ?? element.value.length;
    setPlace(placeAt(element.value, caret, draft.language.table));
    setActive(-1);
  };
  const close = () => setPlace(null);
  const pick = ({ insert }: Option) => {
    if (!place || !input.current) return;
    const isWhole = !/[:>=<~.(]$/.test(insert);
    const text = draft.text.slice(0, place.from) + insert + (isWhole ? " " : "");
    draft.type(text + draft.text.slice(place.to));
    const caret = text.length;
    const element = input.current;
    // At once, for whom the next key comes before the next frame: Enter is to apply the filter then.
    close();
    setActive(-1);
    requestAnimationFrame(() => {
      element.setSelectionRange(caret, caret);
      if (!isWhole) look(element);
    });
  };
  const move = (by: number) => setActive((active + by + options.length + 1) % (options.length + 1));
  const isPlaced = place !== null;
  const isOpen = isPlaced && options.length > 0;
  return { options, active, isPlaced, isOpen, look, close, move, pick };
}

interface Acts {
  submit: () => void;
  editLast: () => void;
}

/** Do what a key of the field is for. */
export function onFieldKey<F extends object>(
  event: KeyboardEvent<HTMLInputElement>,
  draft: Draft<F>,
  offered: Offered,
  { submit, editLast }: Acts,
) {
  const apply = () => {
    offered.close();
    submit();
  };
  // With Ctrl it is the page's: what is typed is applied, and the key goes on.
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    if (draft.errors.length > 0) event.stopPropagation();
    apply();
    return;
  }
  const chosen = offered.options[offered.active];
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by !== undefined && offered.isPlaced) offered.move(by);
  else if (by !== undefined) offered.look(event.currentTarget);
  else if (event.key === "Enter" && !chosen) apply();
  else if (chosen && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) {
    offered.pick(chosen);
  } else if (event.key === "Escape" && offered.isOpen) offered.close();
  else if (event.key === "Escape" && draft.isChanged) draft.reset();
  // With nothing left to take back the keys are the page's again.
  else if (event.key === "Escape") event.currentTarget.blur();
  else if (event.key === "Backspace" && draft.text === "") editLast();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
