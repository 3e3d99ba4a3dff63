/** The conversations of the calls in sight: asked for when they come into it, a few at a time, and let go later. */
import { ApiError } from "@/api/errors";
import { requestBytes } from "@/api/request";
import { type Remote, caller, openWorker } from "@/state/worker";
import type { Turn } from "@/states/conversation/turns";
import type { HeldTexts } from "@/states/json/held";
import { CONVERSATION } from "./documents";
import type { Holds, Read } from "./holds";
import workerUrl from "./session.worker.ts?worker&url";

const AT_ONCE = 4;
const MOST_HELD = 60;
const MOST_BYTES = 64_000_000;

/** A call as it was when it was read: of its next revision all is read anew. */
export interface CallKey {
  id: string;
  revision: number;
}

const nameOf = ({ id, revision }: CallKey) => `${revision} ${id}`;

interface Entry {
  /** How many show it, or compare with it. */
  users: number;
  bytes: number;
  abort: AbortController;
  loaded: Promise<void>;
}

export class Pool {
  readonly #worker = caller<Holds>(openWorker(workerUrl));
  /** The least lately used first. */
  readonly #entries = new Map<string, Entry>();
  readonly #reads = new Map<string, Read>();
  readonly #texts = new Map<string, HeldTexts>();
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #isOver = false;

  /** What was read of it already, with the same call before it. */
  known(call: CallKey, before: CallKey | null): Read | undefined {
    return this.#reads.get(readName(call, before));
  }

  /** Read a call; what it repeats of the one before is folded. `release` both when it is no longer shown. */
  async read(call: CallKey, before: CallKey | null): Promise<Read> {
    const [, earlier] = await Promise.all([
      this.#load(call),
      before === null
        ? null
        : this.#load(before).then(
            () => nameOf(before),
            // Then nothing is folded: all that the call says is shown.
            () => null,
          ),
    ]);
    const read = await this.#worker.remote.read(nameOf(call), earlier);
    if (before === null || earlier !== null) this.#reads.set(readName(call, before), read);
    return read;
  }

  repeated(call: CallKey, from: number, to: number): Promise<Turn[]> {
    return this.#worker.remote.repeated(nameOf(call), from, to);
  }

  hold(...calls: (CallKey | null)[]) {
    for (const call of calls) {
      if (call === null) continue;
      const name = nameOf(call);
      const entry = this.#entries.get(name) ?? this.#begin(call);
      entry.users += 1;
      // To the end: it was used last.
      this.#entries.delete(name);
      this.#entries.set(name, entry);
    }
  }

  release(...calls: (CallKey | null)[]) {
    for (const call of calls) {
      const entry = call && this.#entries.get(nameOf(call));
      if (!entry) continue;
      entry.users -= 1;
      // What nobody waits for any more is not asked for.
      if (entry.users === 0 && entry.bytes === 0) this.#forget(nameOf(call));
    }
    this.#makeRoom();
  }

  /** The texts of a call, as its turns ask for them. */
  texts(call: CallKey): HeldTexts {
    const name = nameOf(call);
    const found = this.#texts.get(name);
    if (found) return found;
    const remote: Remote<Holds> = this.#worker.remote;
    const texts: HeldTexts = {
      text: (id) => remote.text(name, id),
      lineCount: (id) => remote.lineCount(name, id),
      lines: (id, from, to) => remote.lines(name, id, from, to),
    };
    this.#texts.set(name, texts);
    return texts;
  }

  end() {
    this.#isOver = true;
    for (const { abort } of this.#entries.values()) abort.abort();
    this.#worker.end();
  }

  #load(call: CallKey): Promise<void> {
    const name = nameOf(call);
    return (this.#entries.get(name) ?? this.#begin(call)).loaded;
  }

  #begin(call: CallKey): Entry {
    const abort = new AbortController();
    const entry: Entry = { users: 0, bytes: 0, abort, loaded: Promise.resolve() };
    this.#entries.set(nameOf(call), entry);
    entry.loaded = this.#inTurn(abort.signal, async () => {
      const bytes = await requestBytes(CONVERSATION, { id: call.id }, { signal: abort.signal });
      const size = bytes.byteLength;
      const loaded = await this.#worker.remote.load(nameOf(call), bytes);
      const [first] = loaded.errors;
      if (!("messages" in loaded.has)) {
        throw first
          ? ApiError.of(first, loaded.cost ?? undefined)
          : new ApiError("NOT_FOUND", { message: "This call is not here any more." });
      }
      entry.bytes = size;
      this.#makeRoom();
    });
    // What failed is asked for again by whoever wants it next.
    entry.loaded.catch(() => this.#forget(nameOf(call)));
    return entry;
  }

  async #inTurn(signal: AbortSignal, run: () => Promise<void>): Promise<void> {
    if (this.#running >= AT_ONCE) await new Promise<void>((go) => this.#queue.push(go));
    this.#running += 1;
    try {
      signal.throwIfAborted();
      await run();
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }

  #makeRoom() {
    let bytes = [...this.#entries.values()].reduce((sum, each) => sum + each.bytes, 0);
    for (const [name, entry] of this.#entries) {
      if (this.#entries.size <= MOST_HELD && bytes <= MOST_BYTES) return;
      if (entry.users > 0 || entry.bytes === 0) continue;
      bytes -= entry.bytes;
      this.#forget(name);
    }
  }

  #forget(name: string) {
    this.#entries.get(name)?.abort.abort();
    this.#entries.delete(name);
    this.#texts.delete(name);
    for (const key of this.#reads.keys()) {
      if (key.startsWith(`${name}\n`)) this.#reads.delete(key);
    }
    if (!this.#isOver) void this.#worker.remote.drop(name).catch(() => undefined);
  }
}

function readName(call: CallKey, before: CallKey | null): string {
  return `${nameOf(call)}\n${before ? nameOf(before) : ""}`;
}
