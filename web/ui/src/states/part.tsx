/**
 * Parts of the page that are fetched when they are wanted: pages, tabs, panels, dialogs.
 *
 * All go through here. One that does not come says so where it would stand and takes nothing else away;
 * nothing is loaded anew unasked. It stands within a `Suspense`.
 */
import { type ComponentType, type ReactNode, createElement, useSyncExternalStore } from "react";
import { again } from "./again";
import { NotCome, type NotComeProps } from "./NotCome";

export type Part<P> = ((props: P) => ReactNode) & {
  /** Fetch it before it is wanted. */
  preload: () => Promise<void>;
};

/** What is shown in its place. A part that can be closed can be closed when it did not come, too. */
type Place<P> = (missed: NotComeProps, props: P) => ReactNode;

const inPlace = (missed: NotComeProps, props: object) => (
  <NotCome {...missed} {...("close" in props && { close: props.close as () => void })} />
);

/** How long what nobody looks at stays failed: then it is fetched anew when it is wanted. */
const FORGOTTEN_MILLISECONDS = 1000;

/**
 * @param load Its module: `() => import("./Panel")`.
 * @param name What of the module it is.
 */
export function part<K extends string, P extends object>(
  load: () => Promise<Record<K, ComponentType<P>>>,
  name: K,
  place: Place<P> = inPlace,
): Part<P> {
  const { get, subscribe, fetched, retry } = fetching<ComponentType<P>>(async (isRetry) => {
    const module = await (isRetry ? again(load) : load());
    // An own file of another release may have it under another name.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- as above
    if (!module[name]) throw new Error("It is of another release.");
    return module[name];
  });

  function Shown(props: P): ReactNode {
    const { value: Loaded, failed } = useSyncExternalStore(subscribe, get);
    if (Loaded) return createElement(Loaded, props);
    if (failed) return place({ thrown: failed.thrown, retry }, props);
    // Suspense waits for it. `use` would have to be called where it is there, too, which waits a turn.
    throw fetched();
  }
  return Object.assign(Shown, { preload: fetched });
}

interface State<T> {
  value?: T;
  failed?: { thrown: unknown };
}

/** What is fetched once, whoever wants it; a failure lasts for as long as somebody looks at it. */
export function fetching<T>(fetch: (isRetry: boolean) => Promise<T>) {
  const listeners = new Set<() => void>();
  let state: State<T> = {};
  let pending: Promise<void> | undefined;
  const become = (next: State<T>) => {
    state = next;
    listeners.forEach((listener) => listener());
  };
  const forget = () => {
    if (listeners.size === 0 && state.failed) state = {};
  };
  const start = async (isRetry: boolean) => {
    try {
      become({ value: await fetch(isRetry) });
    } catch (thrown) {
      become({ failed: { thrown } });
      setTimeout(forget, FORGOTTEN_MILLISECONDS);
    }
    pending = undefined;
  };
  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        setTimeout(forget);
      };
    },
    /** Never refused: what failed is in the state. */
    fetched: () => (state.value ? Promise.resolve() : (pending ??= start(false))),
    /** What failed is shown until it is there, or has failed again. */
    retry: () => (pending ??= start(true)),
  };
}
