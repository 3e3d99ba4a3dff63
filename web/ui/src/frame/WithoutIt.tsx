/** Parts of the address that cannot be read: those that a page passes over, and those that it cannot. */
import { useRouter, useRouterState } from "@tanstack/react-router";
import { useMemo } from "react";
import { type DamagedAddress, printSearch, readSearch, unreadIn } from "@/state/search";
import { Damaged } from "@/states/Damaged";

/** Take parameters out of the address. */
function useLeave() {
  const { history } = useRouter();
  return (...names: string[]) => {
    const { pathname, search } = history.location;
    const rest = Object.entries(readSearch(search)).filter(([name]) => !names.includes(name));
    history.push(pathname + printSearch(Object.fromEntries(rest)));
  };
}

/** In the place of the page: what narrows it is not left out unasked. */
export function WithoutIt({ damage: { parameter, text, words } }: { damage: DamagedAddress }) {
  const leave = useLeave();
  return (
    <div role="alert">
      <Damaged
        text={`${parameter}=${text}`}
        leave={() => leave(parameter)}
        action="Show without it"
      >
        {words} Nothing is shown, since without it more would be shown than was asked for.
      </Damaged>
    </div>
  );
}

/** Above the page, which does as if they were not there. */
export function Unread() {
  const leave = useLeave();
  const router = useRouter();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const searchStr = useRouterState({ select: ({ location }) => location.searchStr });
  const unread = useMemo(() => {
    const [routes] = router.getMatchedRoutes(pathname);
    return Object.entries(unreadIn(readSearch(searchStr), routes.at(-1)?.options.validateSearch));
  }, [router, pathname, searchStr]);
  if (unread.length === 0) return null;
  return (
    <p>
      <Damaged
        text={unread.map((each) => each.join("=")).join(" & ")}
        leave={() => leave(...unread.map(([name]) => name))}
      >
        means nothing here: the page is shown as it is without it.
      </Damaged>
    </p>
  );
}
