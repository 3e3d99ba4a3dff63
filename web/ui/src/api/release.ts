/** Whether the gateway serves another release of this page than the one that runs. */
import { useEffect, useState } from "react";

const SCRIPT = /static\/ui\/assets\/ui-[\w-]+\.js/;

/** Null with the development server, which has no releases. */
const ownScript = () =>
  SCRIPT.exec(document.querySelector("script[src]")?.getAttribute("src") ?? "")?.[0] ?? null;

/** @returns Null where the gateway does not say. */
async function hasAnother(own: string | null): Promise<boolean | null> {
  // eslint-disable-next-line no-restricted-globals -- the page itself, without a token
  const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  const served = response.ok ? SCRIPT.exec(await response.text())?.[0] : undefined;
  return own === null || served === undefined ? null : served !== own;
}

/** Looked at when the window gets the focus, and never by itself. */
export function useNewRelease(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const own = ownScript();
    if (own === null) return;
    const look = async () => {
      try {
        const found = await hasAnother(own);
        if (found !== null) setThere(found);
      } catch {
        // Offline, which is said elsewhere.
      }
    };
    const onFocus = () => void look();
    addEventListener("focus", onFocus);
    return () => removeEventListener("focus", onFocus);
  }, []);
  return isThere;
}

/** Why a file of this page does not come. */
export type Missing = "silent" | "released" | "unknown";

/** @param file Its address, if the browser names it. */
export async function whyMissing(file: string | null): Promise<Missing> {
  try {
    if (await hasAnother(ownScript())) return "released";
    return file !== null && (await isGone(file)) ? "released" : "unknown";
  } catch {
    return "silent";
  }
}

/** A gateway of another release has none of that name; what stands before one may send a page instead. */
async function isGone(file: string): Promise<boolean> {
  // eslint-disable-next-line no-restricted-globals -- a file of the page, without a token
  const response = await fetch(file, { cache: "no-store" });
  if (response.status === 404 || response.status === 410) return true;
  return response.ok && !(response.headers.get("Content-Type") ?? "").includes("javascript");
}
