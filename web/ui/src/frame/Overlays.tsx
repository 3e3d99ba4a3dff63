/** The frame's dialogs, each fetched when it is wanted. */
import { Suspense } from "react";
import { NotComeDialog, type NotComeProps } from "@/states/NotCome";
import { part } from "@/states/part";
import { overlay, useOverlay } from "./overlay";

const missing = (missed: NotComeProps) => <NotComeDialog {...missed} close={overlay.close} />;

export const Palette = part(() => import("./Palette"), "Palette", missing);
export const Help = part(() => import("./Help"), "Help", missing);
const Query = part(() => import("./Query"), "Query", missing);

export function Overlays() {
  const opened = useOverlay();
  return (
    <Suspense key={opened} fallback={null}>
      {opened === "palette" && <Palette />}
      {opened === "help" && <Help />}
      {opened === "query" && <Query />}
    </Suspense>
  );
}
