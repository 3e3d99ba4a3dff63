/** Events that come together are told together: a page is drawn four times a second at the most. */

const REPAINT_MILLISECONDS = 250;

export interface Gathered<T> {
  add: (event: T) => void;
  /** Tell what has come by now; nothing of it is left, nor any timer. */
  flush: () => void;
}

export function gather<T>(tell: (events: T[]) => void): Gathered<T> {
  let events: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const told = events;
    events = [];
    if (told.length > 0) tell(told);
  };
  return {
    add: (event) => {
      events.push(event);
      timer ??= setTimeout(flush, REPAINT_MILLISECONDS);
    },
    flush,
  };
}
