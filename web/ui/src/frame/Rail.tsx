/** The way between pages: a rail on the left, and at telephone width a bar of five at the bottom. */
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { rail } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { Icon } from "./Icon";
import styles from "./Frame.module.css";
import { LINKS, PLACES, type Place, SETTINGS } from "./places";

export function Rail() {
  const isWide = useStored(rail) === "wide";
  return (
    <nav className={styles.rail} aria-label="Pages" data-wide={isWide}>
      {PLACES.map((place) => (
        <PlaceLink key={place.path} place={place} />
      ))}
      <span className={styles.gap} />
      <PlaceLink place={SETTINGS} />
      {LINKS.map(({ href, title, icon }) => (
        <a key={href} className={styles.place} href={href} title={title}>
          <Icon path={icon} />
          <span>{title}</span>
        </a>
      ))}
      <Button
        className={styles.place ?? ""}
        aria-expanded={isWide}
        aria-label={isWide ? "Narrow the rail" : "Widen the rail"}
        onPress={() => rail.set(isWide ? "narrow" : "wide")}
      >
        <Icon path={isWide ? "M10 3L5 8l5 5" : "M6 3l5 5-5 5"} />
      </Button>
    </nav>
  );
}

export function BottomBar() {
  const first = useFirst();
  const all = [...PLACES, SETTINGS];
  const others = all.filter(({ isFirst }) => !isFirst);
  // Where one is behind More, More says where.
  const here = others.find((place) => isAt(place, first));
  return (
    <nav className={styles.bottom} aria-label="Pages">
      {all
        .filter(({ isFirst }) => isFirst)
        .map((place) => (
          <PlaceLink key={place.path} place={place} />
        ))}
      <MenuTrigger>
        <Button
          className={styles.place ?? ""}
          {...(here && { "aria-label": `${here.title}, more pages`, "aria-current": "page" })}
        >
          <Icon path={here?.icon ?? "M3 8h.01M8 8h.01M13 8h.01"} />
          <span>{here?.title ?? "More"}</span>
        </Button>
        <More places={others} here={here} />
      </MenuTrigger>
    </nav>
  );
}

interface MoreProps {
  places: readonly Place[];
  here: Place | undefined;
}

function More({ places, here }: MoreProps) {
  const navigate = useNavigate();
  return (
    <Popover className={styles.popover ?? ""}>
      <Menu
        className={styles.menu ?? ""}
        aria-label="More pages"
        onAction={(path) => void navigate({ to: String(path) })}
      >
        {places.map((place) => (
          <MenuItem key={place.path} id={place.path}>
            {place.title}
            {place === here && <small>· here</small>}
          </MenuItem>
        ))}
        {LINKS.map(({ href, title }) => (
          <MenuItem key={href} href={href}>
            {title}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

/** The part of the address that says which place one is at. */
function useFirst(): string | undefined {
  return useRouterState({ select: ({ location }) => location.pathname.split("/")[1] });
}

function isAt({ path }: Place, first: string | undefined): boolean {
  return path.split("/")[1] === first;
}

function PlaceLink({ place }: { place: Place }) {
  const { path, title, icon } = place;
  const isHere = isAt(place, useFirst());
  return (
    <Link
      to={path}
      className={styles.place}
      title={title}
      activeProps={{}}
      aria-current={isHere ? "page" : undefined}
    >
      <Icon path={icon} />
      <span>{title}</span>
    </Link>
  );
}
