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
  const navigate = useNavigate();
  const all = [...PLACES, SETTINGS];
  const others = all.filter(({ isFirst }) => !isFirst);
  return (
    <nav className={styles.bottom} aria-label="Pages">
      {all
        .filter(({ isFirst }) => isFirst)
        .map((place) => (
          <PlaceLink key={place.path} place={place} />
        ))}
      <MenuTrigger>
        <Button className={styles.place ?? ""}>
          <Icon path="M3 8h.01M8 8h.01M13 8h.01" />
          <span>More</span>
        </Button>
        <Popover className={styles.popover ?? ""}>
          <Menu
            className={styles.menu ?? ""}
            aria-label="More pages"
            onAction={(path) => void navigate({ to: String(path) })}
          >
            {others.map(({ path, title }) => (
              <MenuItem key={path} id={path}>
                {title}
              </MenuItem>
            ))}
            {LINKS.map(({ href, title }) => (
              <MenuItem key={href} href={href}>
                {title}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </nav>
  );
}

function PlaceLink({ place: { path, title, icon } }: { place: Place }) {
  const first = useRouterState({ select: ({ location }) => location.pathname.split("/")[1] });
  const isHere = path.split("/")[1] === first;
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
