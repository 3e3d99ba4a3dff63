/** The cache of answers. Its rules for all of the page's queries stand here. */
import { QueryClient } from "@tanstack/react-query";
import { forgetDrafts } from "@/state/drafts";
import { forgetListed } from "@/state/listed";
import { token, tokenOf } from "@/state/token";
import { forgetAsked } from "./asked";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Waiting is shown, and counted down where the gateway says how long: states/Failure.tsx.
      retry: false,
      // Rows do not move under the reader: what is new comes by push, or when it is asked for.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      // A gateway on this machine is there without any network.
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** Nothing of one token's organization outlives it, in whichever tab it was changed. */
export function forgetWithToken() {
  let last = token.get();
  const kept = { browser: tokenOf("browser"), tab: tokenOf("tab") };
  return token.subscribe(() => {
    for (const area of ["browser", "tab"] as const) {
      if (tokenOf(area) === kept[area]) continue;
      kept[area] = tokenOf(area);
      forgetDrafts(area);
    }
    if (token.get() === last) return;
    last = token.get();
    forgetAsked();
    forgetListed();
    queries.clear();
  });
}
