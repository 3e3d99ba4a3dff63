/** When a range of time was chosen: `-24h` is as of then. Were it ever another, all would be asked ever again. */
import { useCallback, useState } from "react";

/** The moment, and how to let the range end now. */
export function useChosenAt(rangeText: string | undefined): [at: number, renew: () => void] {
  const [chosen, setChosen] = useState(() => chosenNow(rangeText));
  if (chosen.rangeText !== rangeText) setChosen(chosenNow(rangeText));
  const renew = useCallback(() => setChosen(chosenNow(rangeText)), [rangeText]);
  return [chosen.at, renew];
}

function chosenNow(rangeText: string | undefined) {
  return { rangeText, at: Date.now() };
}
