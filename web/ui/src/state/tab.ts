/**
 * Whether a page goes on with what its tab has kept. "Duplicate tab", as a page that opens another, copies the
 * storage of a tab that is still open: pages that follow each other in one tab are told from these by asking who
 * else has it.
 */
import { ANSWER_MILLISECONDS, openChannel } from "./channel";
import { stored } from "./stored";

const CHANNEL = "log10-gateway:tabs";

interface Message {
  tab: string;
  isTaken: boolean;
}

export interface Tab {
  /** What the tab has kept is this page's; a guess until it is known, and never for what may be another's. */
  isSame: () => boolean;
  known: Promise<void>;
}

export function openTab(): Tab {
  const name = stored<string>("log10-gateway:tab", {
    parse: (text) => text ?? "",
    print: (value) => value,
    area: "tab",
  });
  const channel = openChannel(CHANNEL);
  const asked = name.get();
  if (asked === "") name.set(newName());
  let isSame = asked === "" || isReloaded();
  let isOpen = asked !== "";
  const known = new Promise<void>((resolve) => {
    const settle = (same: boolean) => {
      if (isOpen && !same) name.set(newName());
      if (isOpen) isSame = same;
      isOpen = false;
      resolve();
    };
    if (!channel || !isOpen) {
      settle(isSame);
      if (!channel) return;
    }
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.tab !== name.get()) return;
      if (data.isTaken) settle(false);
      else channel.postMessage({ tab: data.tab, isTaken: true } satisfies Message);
    };
    if (!isOpen) return;
    channel.postMessage({ tab: asked, isTaken: false } satisfies Message);
    setTimeout(() => settle(true), ANSWER_MILLISECONDS);
  });
  return { isSame: () => isSame, known };
}

export const tab = openTab();

function newName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}

function isReloaded(): boolean {
  return performance
    .getEntriesByType("navigation")
    .some((entry) => "type" in entry && entry.type === "reload");
}
