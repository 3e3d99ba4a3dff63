/** An answer of the gateway in a worker: the page never parses it, nor holds it. */
import { useEffect, useState } from "react";
import { ApiError } from "@/api/errors";
import { requestBytes } from "@/api/request";
import type { TypedDocumentString } from "@/gql/graphql";
import { type Remote, caller, openWorker } from "@/state/worker";
import type { Held, Loaded } from "./held";
import workerUrl from "./json.worker.ts?worker&url";

export interface Answered {
  held: Remote<Held>;
  loaded: Loaded;
}

export interface Asked {
  answered: Answered | undefined;
  error: unknown;
  again: () => void;
}

/** Ask for fields of a completion, of which a worker holds the text; nothing while there is no id. */
export function useHeld<T>(
  document: TypedDocumentString<T, { id: string }>,
  id: string | null,
): Asked {
  const [state, setState] = useState<{ of: string | null; answered?: Answered; error?: unknown }>({
    of: null,
  });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (id === null) return;
    const { remote, end } = caller<Held>(openWorker(workerUrl));
    const abort = new AbortController();
    const load = async () => {
      const bytes = await requestBytes(document, { id }, { signal: abort.signal });
      const loaded = await remote.load(bytes);
      const [first] = loaded.errors;
      if (first && Object.keys(loaded.has).length === 0) {
        throw ApiError.of(first, loaded.cost ?? undefined);
      }
      if (!abort.signal.aborted) setState({ of: id, answered: { held: remote, loaded } });
    };
    load().catch((error: unknown) => {
      if (!abort.signal.aborted) setState({ of: id, error });
    });
    return () => {
      abort.abort();
      end();
    };
  }, [document, id, tries]);
  const isOfThis = state.of === id && id !== null;
  return {
    answered: isOfThis ? state.answered : undefined,
    error: isOfThis ? state.error : undefined,
    again: () => {
      setState({ of: null });
      setTries(tries + 1);
    },
  };
}
