/** The frame's dialogs, each fetched when it is wanted: one that does not come takes nothing else away. */
import { Component, type ReactNode, Suspense, lazy } from "react";
import { notice } from "./announce";
import { overlay, useOverlay } from "./overlay";

export const loadPalette = async () => ({ default: (await import("./Palette")).Palette });
export const loadHelp = async () => ({ default: (await import("./Help")).Help });
const Palette = lazy(loadPalette);
const Query = lazy(async () => ({ default: (await import("./Query")).Query }));
const Help = lazy(loadHelp);

export function Overlays() {
  const opened = useOverlay();
  return (
    <Missing key={opened}>
      <Suspense fallback={null}>
        {opened === "palette" && <Palette />}
        {opened === "help" && <Help />}
        {opened === "query" && <Query />}
      </Suspense>
    </Missing>
  );
}

/** After an upgrade the gateway no longer has the files of the page that is open. */
class Missing extends Component<{ children: ReactNode }> {
  override state = { isMissing: false };

  static getDerivedStateFromError() {
    return { isMissing: true };
  }

  override componentDidCatch() {
    overlay.close();
    notice("This part of the page did not come. Reload the page.");
  }

  override render() {
    return this.state.isMissing ? null : this.props.children;
  }
}
