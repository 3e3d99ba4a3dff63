/** Whether the gateway serves another release of this page than the one that runs. */
import { useEffect, useState } from "react";

const SCRIPT = /static\/ui\/assets\/ui-[\w-]+\.js/;

/** Looked at when the window gets the focus, and never by itself. */
export function useNewRelease(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const own = SCRIPT.exec(document.querySelector("script[src]")?.getAttribute("src") ?? "")?.[0];
    if (own === undefined) return; // the development server
    const look = async () => {
      try {
        // eslint-disable-next-line no-restricted-globals -- the page itself, without a token
        const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
        const served = response.ok ? SCRIPT.exec(await response.text())?.[0] : undefined;
        if (served !== undefined) setThere(served !== own);
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
