/**
 * Which rows are seen of a box whose rows are all of one height.
 *
 * A store beside React: of a scroll only the rows hear, and only when others are seen. Nothing is
 * measured but the box's height, and that by its observer, so that no frame waits for a layout.
 */
import { type RefObject, useLayoutEffect, useState } from "react";

/** Until nothing has moved for so long it is being scrolled. */
const REST_MILLISECONDS = 150;
/** What moves so long after a key is moved by it. */
const KEY_MILLISECONDS = 500;
/** Where one scrolls to, and what one comes from. */
const ROWS_AHEAD = 10;
const ROWS_BEHIND = 4;
/** More are made anew in a frame only where some would be missed: those ahead can come with the next ones. */
const MOST_IN_A_FRAME = 5;
/** Of the box, while rows go by. */
export const MOVING = "data-moving";

/** The rows from `start` up to `end`, which is not one of them; the same object while it is the same. */
export interface Seen {
  start: number;
  end: number;
  /** Where the rows begin that are elements, some before those that are seen; there are none below 0. */
  first: number;
  /** Rows go by, and no key is used to go through them: elements may stand in another order. */
  isFlowing: boolean;
}

export class Scrolled {
  #seen: Seen;
  #box: HTMLElement | undefined;
  #isUp = false;
  #top = 0;
  #height = innerHeight;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #movedAt = 0;
  #keyAt = -Infinity;
  readonly #listeners = new Set<() => void>();

  /** @param first The row that is the first in sight. */
  constructor(
    readonly pixels: number,
    first = 0,
  ) {
    this.#top = first * pixels;
    this.#seen = { ...this.#rows(), first: first - ROWS_BEHIND, isFlowing: false };
  }

  readonly get = (): Seen => this.#seen;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How many are seen at once. */
  get screen(): number {
    return Math.ceil(this.#height / this.pixels);
  }

  get isMoving(): boolean {
    return this.#timer !== undefined;
  }

  /** Follow a box; returns what ends it. */
  follow(box: HTMLElement): () => void {
    this.#box = box;
    // Rows of another height: one stays where one was among them.
    if (this.#top > 0) box.scrollTop = this.#top;
    const onScroll = () => this.#moved(box);
    // Told at once of how it is now.
    const sizes = new ResizeObserver(([entry]) => {
      this.#height = entry?.contentRect.height ?? this.#height;
      this.#top = box.scrollTop;
      this.#tell(this.#seen.isFlowing);
    });
    const onKey = () => (this.#keyAt = performance.now());
    box.addEventListener("scroll", onScroll, { passive: true });
    box.addEventListener("keydown", onKey, { capture: true });
    sizes.observe(box);
    return () => {
      box.removeEventListener("scroll", onScroll);
      box.removeEventListener("keydown", onKey, { capture: true });
      sizes.disconnect();
      // Followed again it rests, until it is moved.
      this.#rest();
    };
  }

  #rows(): Pick<Seen, "start" | "end"> {
    const start = Math.max(0, Math.floor(this.#top / this.pixels));
    // Always as many, whatever part of the first and of the last is seen.
    return { start, end: start + this.screen + 1 };
  }

  /** Where the elements begin. */
  #first({ start, end }: Pick<Seen, "start" | "end">, isFlowing: boolean): number {
    const wanted = start - (this.#isUp ? ROWS_AHEAD : ROWS_BEHIND);
    const by = wanted - this.#seen.first;
    const isFar = Math.abs(by) >= end - start;
    if (!isFlowing || isFar || Math.abs(by) <= MOST_IN_A_FRAME) return wanted;
    const next = this.#seen.first + Math.sign(by) * MOST_IN_A_FRAME;
    // None that is seen is missed.
    return Math.max(start - ROWS_AHEAD - ROWS_BEHIND, Math.min(start, next));
  }

  #moved(box: HTMLElement) {
    const top = box.scrollTop;
    // To the side.
    if (top === this.#top) return;
    this.#isUp = top < this.#top;
    this.#top = top;
    this.#movedAt = performance.now();
    this.#timer ??= setTimeout(this.#look, REST_MILLISECONDS);
    // Nothing that goes by below the pointer is looked for, nor drawn as pointed at.
    box.toggleAttribute(MOVING, true);
    // Keys go through its rows: an element that is moved loses the focus for a moment, which is read out.
    this.#tell(this.#movedAt - this.#keyAt > KEY_MILLISECONDS);
  }

  /** One timer for many movements: each that would begin it anew costs as much as it does. */
  readonly #look = () => {
    const rest = this.#movedAt + REST_MILLISECONDS - performance.now();
    if (rest > 1) this.#timer = setTimeout(this.#look, rest);
    else this.#rest();
  };

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#box?.removeAttribute(MOVING);
    this.#tell(false);
  }

  #tell(isFlowing: boolean) {
    const before = this.#seen;
    const rows = this.#rows();
    const isSame = rows.start === before.start && rows.end === before.end;
    // Another direction alone is none, until there are other rows or it rests.
    if (isSame && isFlowing === before.isFlowing) return;
    this.#seen = { ...rows, first: this.#first(rows, isFlowing), isFlowing };
    for (const listener of this.#listeners) listener();
  }
}

export function useScrolled(box: RefObject<HTMLElement | null>, pixels: number): Scrolled {
  const [kept, keep] = useState(() => new Scrolled(pixels));
  let scrolled = kept;
  if (scrolled.pixels !== pixels) {
    scrolled = new Scrolled(pixels, kept.get().start);
    keep(scrolled);
  }
  useLayoutEffect(() => (box.current ? scrolled.follow(box.current) : undefined), [box, scrolled]);
  return scrolled;
}

/** The places in the list of the rows that are elements: those that are seen, some around them, and one that is kept. */
export function indexesOf(seen: Seen, count: number, kept: number): number[] {
  const most = Math.min(count, seen.end - seen.start + ROWS_AHEAD + ROWS_BEHIND);
  const first = Math.max(0, Math.min(count - most, seen.first));
  const around = Array.from({ length: most }, (_, at) => first + at);
  if (kept >= 0 && kept < first) return [kept, ...around];
  return kept >= first + most && kept < count ? [...around, kept] : around;
}
