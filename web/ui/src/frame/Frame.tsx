/** What stands around every page. */
import { Outlet, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useMemo } from "react";
import { useOutbox } from "@/api/outbox";
import { fetchWhenQuiet } from "@/api/quiet";
import { useProbe } from "@/api/reachable";
import { useNewRelease } from "@/api/release";
import { askViewer } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import { handleKeys } from "@/commands/handler";
import {
  DENSITIES,
  THEMES,
  chooseZone,
  density,
  otherZone,
  theme,
  zone,
} from "@/state/preferences";
import { useToken } from "@/state/token";
import { Loading } from "@/states/Loading";
import { ClockBar, NewReleaseBar, OfflineBar } from "@/states/bars";
import { copy } from "@/states/copy";
import styles from "./Frame.module.css";
import { Gate } from "./Gate";
import { KeepKeys } from "./KeepKeys";
import { OthersGrades } from "./OthersGrades";
import { Help, Overlays, Palette } from "./Overlays";
import { Unread } from "./WithoutIt";
import { BottomBar, Rail } from "./Rail";
import { SigningOut } from "./SigningOut";
import { TopBar } from "./TopBar";
import { useIsShown, useSaid } from "./announce";
import { overlay, useOverlay } from "./overlay";
import { PLACES, SETTINGS } from "./places";
import { signingOut } from "./signingOut";

export function Frame() {
  const opened = useOverlay();
  useCommands(useFrameCommands());
  useEffect(handleKeys, []);
  useEffect(() => fetchWhenQuiet(Palette.preload, Help.preload), []);
  const unsent = useOutbox();
  useProbe(askViewer);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main" onClick={skipToMain}>
        Skip to the page
      </a>
      <Rail />
      <TopBar />
      <main id="main" className={styles.main} tabIndex={-1}>
        <OfflineBar unsent={unsent} />
        <SigningOut />
        <OthersGrades />
        <ClockBar />
        {useNewRelease() && <NewReleaseBar />}
        <Gate>
          <Unread />
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Gate>
      </main>
      <BottomBar />
      <div className={useIsShown() ? styles.toast : "visually-hidden"} role="status">
        {useSaid()}
      </div>
      {opened && <KeepKeys />}
      <Overlays />
    </div>
  );
}

/** The fragment is the address of the page: a plain link to `#main` would leave it. */
function skipToMain(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function useFrameCommands(): readonly Command[] {
  const navigate = useNavigate();
  const hasToken = useToken() !== "";
  return useMemo(() => {
    const pages = [...PLACES, SETTINGS].map(({ path, title, key }) => ({
      id: `go:${path}`,
      title,
      group: "Go to",
      keys: [`g ${key}`],
      run: () => void navigate({ to: path }),
    }));
    const switches: Command[] = THEMES.map((each) => ({
      id: `theme:${each}`,
      title: { auto: "As the system", light: "Light", dark: "Dark" }[each],
      group: "Theme",
      run: () => theme.set(each),
    }));
    const rows: Command[] = DENSITIES.map((each) => ({
      id: `density:${each}`,
      title: { comfortable: "Comfortable rows", compact: "Compact rows" }[each],
      group: "Appearance",
      run: () => density.set(each),
    }));
    return [
      ...pages,
      {
        id: "help",
        title: "Keys of this page",
        group: "Help",
        keys: ["?"],
        run: () => overlay.open("help"),
      },
      {
        id: "palette",
        title: "All commands",
        group: "Help",
        keys: ["Mod k"],
        run: () => overlay.open("palette"),
      },
      {
        id: "copy-link",
        title: "Copy the link of this page",
        group: "Help",
        keys: ["y"],
        run: () => void copy(location.href, "the link"),
      },
      {
        id: "query",
        title: "The query behind this page",
        group: "Help",
        keys: ["q"],
        run: () => overlay.open("query"),
      },
      ...switches,
      ...rows,
      {
        id: "zone",
        title: "Times in UTC, or in my zone",
        group: "Appearance",
        run: () => chooseZone(otherZone(zone.get())),
      },
      {
        id: "sign-out",
        title: "Sign out: forget the token",
        group: "Token",
        unavailable: hasToken ? null : "there is no token",
        run: signingOut.begin,
      },
    ];
  }, [navigate, hasToken]);
}
