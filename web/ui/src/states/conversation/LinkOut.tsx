/** A link out: http and https alone, with its host where the words do not name it. */
import type { ReactNode } from "react";
import { writtenOut } from "@/states/controls";
import styles from "./conversation.module.css";

/** Where it leads, if it may. */
export function outOf(url: string): URL | null {
  try {
    const { protocol } = new URL(url);
    return protocol === "http:" || protocol === "https:" ? new URL(url) : null;
  } catch {
    return null;
  }
}

export function LinkOut({ url, children }: { url: string; children: ReactNode }) {
  const out = outOf(url);
  if (!out) {
    return (
      <span>
        {children} {url !== "" && <code>{writtenOut(url.slice(0, 200))}</code>}
      </span>
    );
  }
  return (
    <a href={out.href} target="_blank" rel="noopener noreferrer">
      {children} <small className={styles.host}>({out.host} ↗)</small>
    </a>
  );
}
