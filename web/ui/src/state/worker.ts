/**
 * Workers of the page's own files, and of nothing else.
 *
 * The policy of the page takes no text as the address of a script, but from the one policy of that
 * name (`trusted-types own-worker`): here, and it gives none but files that lie beside this one.
 */

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
}

const BESIDE = new URL(".", import.meta.url).href;

function own(url: string): string {
  const { href } = new URL(url, import.meta.url);
  if (import.meta.env.PROD && !href.startsWith(BESIDE)) throw new Error(`foreign worker: ${href}`);
  return href;
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trustedTypes?.createPolicy("own-worker", { createScriptURL: own });

/** @param url As `import url from "./name.worker.ts?worker&url"` gives it. */
export function openWorker(url: string): Worker {
  return new Worker(policy ? policy.createScriptURL(url) : own(url), { type: "module" });
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

interface Reply {
  call: number;
  result?: unknown;
  failed?: string;
}

/** What a worker offers: each function is called there, and answered with a promise here. */
export type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

export interface Caller<T> {
  remote: Remote<T>;
  end: () => void;
}

/** Call functions of a worker that `serve`s them. Buffers are handed over, not copied. */
export function caller<T extends object>(worker: Worker): Caller<T> {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  const fail = (why: string) => {
    for (const each of waiting.values()) each.reject(new Error(why));
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const promise = waiting.get(data.call);
    waiting.delete(data.call);
    if (data.failed === undefined) promise?.resolve(data.result);
    else promise?.reject(new Error(data.failed));
  };
  worker.onerror = (event) => fail(event.message || "The worker could not be started.");
  const remote = new Proxy({} as Remote<T>, {
    get: (_, name) => {
      // It is no promise, though it has whatever is asked of it.
      if (name === "then" || typeof name === "symbol") return undefined;
      return (...args: unknown[]) => {
        calls += 1;
        const call = calls;
        const buffers = args.filter((each) => each instanceof ArrayBuffer);
        return new Promise((resolve, reject) => {
          waiting.set(call, { resolve, reject });
          worker.postMessage({ call, name, args }, buffers);
        });
      };
    },
  });
  const end = () => {
    worker.terminate();
    fail("ended");
  };
  return { remote, end };
}

/** In the worker: answer the calls with these functions. */
export function serve(functions: object) {
  const all = functions as Record<string, (...args: unknown[]) => unknown>;
  addEventListener(
    "message",
    ({ data }: MessageEvent<{ call: number; name: string; args: unknown[] }>) => {
      const reply: Reply = { call: data.call };
      try {
        reply.result = all[data.name]?.(...data.args);
      } catch (error) {
        reply.failed = error instanceof Error ? error.message : String(error);
      }
      postMessage(reply);
    },
  );
}
