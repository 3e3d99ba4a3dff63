/** For who has just begun: what an SDK needs to know; the first call opens by itself. */
import { useEffect } from "react";
import { queries } from "@/api/queries";
import { useLiveState } from "@/api/socket";
import { Variables, useFirstCall } from "@/states/Connect";
import { Empty } from "@/states/Empty";

export function NothingLogged() {
  useFirstCall(true);
  useEffect(() => forgetNothing, []);
  return (
    <Empty title="Nothing is logged yet">
      <p>An application with a Log10 SDK and these three variables logs its calls here:</p>
      <Variables />
      <Waiting />
      <p>
        <a href="#/settings/connect">Connect an SDK</a> says more of it. Or{" "}
        <code>log10-gateway demo</code> makes a month of calls to look at.
      </p>
    </Empty>
  );
}

function Waiting() {
  const state = useLiveState();
  return (
    <p role="status">
      {state === "live"
        ? "● Waiting, live: the first call opens here by itself."
        : state === "broken"
          ? "✕ The connection to the gateway is broken: the first call opens here once it is back."
          : "◐ Connecting: the first call opens here by itself."}
    </p>
  );
}

/** Who comes back asks anew: by then there is something. */
function forgetNothing() {
  setTimeout(() => queries.removeQueries({ queryKey: ["completions"], type: "inactive" }));
}
