/**
 * Which element shows which row.
 *
 * While rows go by, the element of one that has left shows one that comes: only texts change, where
 * to make it anew would be fifteen elements, their styles and their layout. A row that stays keeps
 * its element, and the focus with it. Otherwise elements stand in the order of the rows, as whoever
 * reads or copies the page expects, and none is moved but once, when the rows come to rest.
 */
export interface Place {
  /** Of its element. */
  key: number;
  index: number;
}

interface Kept extends Place {
  id: string;
}

export class Places {
  #all: Kept[] = [];
  #next = 0;

  /**
   * In the order of the elements. The same again for the same rows.
   *
   * @param hasFocus Whether an element of a row has it: then it stays with its row.
   */
  take(
    rows: readonly { id: string; index: number }[],
    isFlowing: boolean,
    hasFocus = () => true,
  ): readonly Place[] {
    const wanted = new Map(rows.map((row) => [row.id, row]));
    const free: Kept[] = [];
    for (const place of this.#all) {
      const row = wanted.get(place.id);
      if (row) place.index = row.index;
      else free.push(place);
      wanted.delete(place.id);
    }
    // Most are others, as after another filter: none is moved, and each shows the row at its place.
    const areOthers = !isFlowing && free.length > this.#all.length / 2;
    if (areOthers && (wanted.size === rows.length || !hasFocus())) return this.#inOrder(rows);
    const reused = isFlowing ? free.splice(0, wanted.size) : [];
    const left = new Set(free);
    if (left.size > 0) this.#all = this.#all.filter((place) => !left.has(place));
    for (const { id, index } of wanted.values()) {
      const place = reused.shift();
      if (place) Object.assign(place, { id, index });
      else this.#all.push({ key: this.#next++, id, index });
    }
    if (!isFlowing) this.#all.sort((a, b) => a.index - b.index);
    return placesOf(this.#all);
  }

  #inOrder(rows: readonly { id: string; index: number }[]): readonly Place[] {
    this.#all = rows.map(({ id, index }, at) => ({
      key: this.#all[at]?.key ?? this.#next++,
      id,
      index,
    }));
    return placesOf(this.#all);
  }
}

const placesOf = (all: readonly Kept[]) => all.map(({ key, index }) => ({ key, index }));
