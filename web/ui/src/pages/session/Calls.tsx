/** The calls, in one of two ways; what is above them stays in sight. */
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { type RefObject, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { queries } from "@/api/queries";
import { announce } from "@/frame/announce";
import { useMarked } from "@/state/marked";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { Read } from "./Read";
import { Tools } from "./Tools";
import type { Call } from "./documents";
import { type Calls as AllCalls, useCalls } from "./useCalls";
import { useCallCommands } from "./useCallCommands";
import type { WindowHandle } from "./useWindow";
import type { ViewProps } from "./view";
import { part } from "@/states/part";

const Timeline = part(() => import("./Timeline"), "default");

export function Calls({ id }: { id: string }) {
  const { v = "read" } = useSearch({ from: "/sessions/$id" });
  const [isLive, setLive] = useState(true);
  const calls = useCalls(id, isLive);
  const { all, live } = calls;
  const handle = useRef<WindowHandle | null>(null);
  const jump = useRef<HTMLInputElement>(null);
  const beginRef = useRef<number | null>(null);
  const place = usePlace(calls, handle, beginRef);
  const { marked, mark: markId } = useMarked(announce);
  const mark = useCallback(({ id: call }: Call) => markId(call), [markId]);
  const [unfolded, setUnfoldedAll] = useState<ReadonlySet<string>>(new Set());
  const setUnfolded = useCallback((call: string, isUnfolded: boolean) => {
    setUnfoldedAll((before) => {
      const next = new Set(before);
      if (isUnfolded) next.add(call);
      else next.delete(call);
      return next;
    });
  }, []);
  const load = useCallback(() => {
    live.load();
    // Its sums have grown too.
    void queries.invalidateQueries({ queryKey: ["session", id, "head"] });
  }, [live, id]);
  const waiting = live.live.waiting.size;
  useCallCommands({
    ...{ id, calls: all, place, mark, unfolded, setUnfolded, isLive, setLive, waiting, load, jump },
    isReading: v === "read",
  });
  if (calls.isPending) return <Loading />;
  const failure = calls.error && <Failure error={calls.error} retry={calls.retry} />;
  if (failure && all.length === 0) return failure;
  const view: ViewProps = {
    ...{
      calls: all,
      handle,
      beginRef,
      place,
      gone: live.live.gone,
      marked,
      mark,
      unfolded,
      setUnfolded,
    },
  };
  return (
    <>
      <Tools {...{ id, view: v, calls, place, isLive, setLive, load, jump }} />
      {all.length === 0 && (
        <Empty title="No calls yet">
          <p>The session was announced, and no call has named it so far. The first appears here.</p>
        </Empty>
      )}
      {all.length > 0 && v === "read" && <Read {...view} />}
      {all.length > 0 && v === "timeline" && (
        <Suspense fallback={<Loading />}>
          <Timeline {...view} />
        </Suspense>
      )}
      {failure}
      {calls.isCut && (
        <p>
          The session has more calls than are shown here:{" "}
          <a
            href={`#/completions?f=${encodeURIComponent(JSON.stringify({ sessionId: { eq: id } }))}`}
          >
            all of them in the list
          </a>
          .
        </p>
      )}
    </>
  );
}

export interface GoingPlace {
  index: number;
  note: (index: number) => void;
  go: (index: number) => void;
}

const SETTLED_MILLISECONDS = 300;

/** The call that one is at; the address follows, and leads to it when it is opened. */
function usePlace(
  { all, isGrowing }: AllCalls,
  handle: RefObject<WindowHandle | null>,
  beginRef: RefObject<number | null>,
) {
  const { at, v } = useSearch({ from: "/sessions/$id" });
  const navigate = useNavigate({ from: "/sessions/$id" });
  const router = useRouter();
  const [current, setCurrent] = useState<string | null>(null);
  const indexes = useMemo(() => new Map(all.map((call, index) => [call.id, index])), [all]);
  const found = current === null ? undefined : indexes.get(current);
  const index = found ?? 0;
  const isAway = at !== undefined && at !== current;
  const target = at === undefined ? undefined : indexes.get(at);
  // Where the address leads: at the beginning, and when somebody changes it.
  const led = useRef<string | null>(null);
  useEffect(() => {
    if (!isAway || led.current === at) return;
    if (target !== undefined) {
      led.current = at;
      handle.current?.go(target);
    } else if (!isGrowing && all.length > 0) {
      led.current = at;
      announce("The call that the address names is not in this session.");
    }
  }, [isAway, at, target, isGrowing, all.length, handle]);
  useEffect(() => {
    if (current === null || current === at) return;
    const { history } = router;
    const { pathname } = history.location;
    const timer = setTimeout(() => {
      // On the way to another page, whose parts are not here yet: this would lead back.
      if (history.location.pathname !== pathname) return;
      led.current = current;
      void navigate({
        search: (before) => ({ ...before, at: current }),
        replace: true,
        resetScroll: false,
      });
    }, SETTLED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [current, at, navigate, router]);
  // The other way to look at them begins where one was.
  const shown = useRef(v);
  useEffect(() => {
    if (shown.current === v) return;
    shown.current = v;
    if (found === undefined) return;
    // It may have to be loaded yet.
    if (handle.current) handle.current.go(found);
    else beginRef.current = found;
  }, [v, found, handle, beginRef]);
  const note = useCallback((next: number) => setCurrent(all[next]?.id ?? null), [all]);
  const go = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(all.length - 1, to));
      note(next);
      handle.current?.go(next);
    },
    [all.length, note, handle],
  );
  return useMemo((): GoingPlace => ({ index, note, go }), [index, note, go]);
}
