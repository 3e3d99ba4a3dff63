/** Where one is, the palette, whether updates come, and the zone of all times. */
import { useRouterState } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { type LiveState, useLiveState } from "@/api/socket";
import { useViewer } from "@/api/viewer";
import { shownKey } from "@/commands/keys";
import { chooseZone, otherZone, zone } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { zoneName } from "@/state/time";
import { Visible } from "@/states/Visible";
import { Icon } from "./Icon";
import styles from "./Frame.module.css";
import { overlay } from "./overlay";
import { PLACES, SETTINGS } from "./places";

const LIVE: Record<LiveState, string> = {
  off: "○ not live",
  connecting: "◐ connecting",
  live: "● live",
  broken: "✕ live updates are broken off",
};

export function TopBar() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const place = [...PLACES, SETTINGS].find((each) =>
    path.startsWith(`/${each.path.split("/")[1] ?? ""}`),
  );
  const live = useLiveState();
  return (
    <header className={styles.top}>
      <span className={styles.where}>
        <b>Log10</b> {place?.title}
      </span>
      <Button className={styles.opener ?? ""} onPress={() => overlay.open("palette")}>
        <Icon path="M7 2a5 5 0 100 10A5 5 0 007 2M11 11l3.5 3.5" />
        <span>Go to, find, do …</span>
        <kbd>{shownKey("Mod K").join(" ")}</kbd>
      </Button>
      {live !== "off" && <span className={styles.live}>{LIVE[live]}</span>}
      <Button
        className={styles.zone ?? ""}
        aria-label="The query behind this page"
        onPress={() => overlay.open("query")}
      >
        <Icon path="M6 2C3 2 5 8 2 8c3 0 1 6 4 6M10 2c3 0 1 6 4 6-3 0-1 6-4 6" />
      </Button>
      <ZoneSwitch />
      <Who />
    </header>
  );
}

/** As whom one acts, and where: whoever has several tokens, or tabs, sees it before they do something. */
function Who() {
  const viewer = useViewer();
  if (!viewer) return null;
  const { tokenName, organization } = viewer;
  const words = `${tokenName} · ${organization.name}`;
  return (
    <a
      className={styles.who}
      href="#/settings/you"
      title={words}
      aria-label={`Signed in as ${words}`}
    >
      <span>
        <Visible text={tokenName} />
      </span>
      <span aria-hidden> · </span>
      <span>
        <Visible text={organization.name} />
      </span>
    </a>
  );
}

function ZoneSwitch() {
  const current = useStored(zone);
  const other = otherZone(current);
  // Who is where UTC is the time has nothing to switch to.
  if (zoneName(current) === zoneName(other)) {
    return (
      <span className={styles.zone} title={`Times are in ${zoneName(current)}`}>
        {zoneName(current)}
      </span>
    );
  }
  return (
    <Button
      className={styles.zone ?? ""}
      aria-label={`Times are in ${zoneName(current)}; show them in ${zoneName(other)}`}
      onPress={() => chooseZone(other)}
    >
      {zoneName(current)}
    </Button>
  );
}
