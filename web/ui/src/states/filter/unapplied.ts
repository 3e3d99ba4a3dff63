/** What is typed into the filter of the page's list and not applied: what acts on the list says that it leaves it out. */
type Listener = () => void;

let text: string | null = null;
const listeners = new Set<Listener>();

export const unapplied = {
  get: () => text,
  set: (next: string | null) => {
    if (next === text) return;
    text = next;
    for (const told of listeners) told();
  },
  subscribe: (told: Listener) => {
    listeners.add(told);
    return () => void listeners.delete(told);
  },
};
