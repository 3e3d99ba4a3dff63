/** What a call says, read once one has come to rest at it, and held while it is shown. */
import { useEffect, useState } from "react";
import type { Call } from "./documents";
import type { Read } from "./holds";
import type { Pool } from "./pool";

/** What is scrolled past is not asked for. */
const SETTLE_MILLISECONDS = 80;

export function useRead(pool: Pool, call: Call, before: Call | null) {
  const [state, setState] = useState<{ of: string; read?: Read; error?: unknown }>({ of: "" });
  const [tries, setTries] = useState(0);
  const of = `${call.id} ${call.revision} ${before?.id ?? ""} ${before?.revision ?? ""}`;
  const known = pool.known(call, before);
  useEffect(() => {
    let isOver = false;
    let isHeld = false;
    const begin = () => {
      isHeld = true;
      pool.hold(call, before);
      pool.read(call, before).then(
        (read) => !isOver && setState({ of, read }),
        (error: unknown) => !isOver && setState({ of, error }),
      );
    };
    const timer = setTimeout(begin, pool.known(call, before) ? 0 : SETTLE_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      if (isHeld) pool.release(call, before);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `of` is what of both calls matters
  }, [pool, of, tries]);
  const isThis = state.of === of;
  return {
    read: (isThis ? state.read : undefined) ?? known,
    error: isThis ? state.error : undefined,
    again: () => {
      setState({ of: "" });
      setTries(tries + 1);
    },
  };
}
