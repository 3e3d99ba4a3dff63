/** Who asks: the token's name, its role, its organization. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { graphql } from "@/gql";
import type { TokenRole } from "@/gql/graphql";
import { token } from "@/state/token";
import { request } from "./request";

const VIEWER = graphql(`
  query Viewer {
    viewer {
      tokenId
      tokenName
      role
      organization {
        id
        name
      }
    }
  }
`);

const ROLES: readonly TokenRole[] = ["READER", "GRADER", "WRITER", "ADMIN"];

export const viewerQuery = () =>
  queryOptions({
    queryKey: ["viewer"],
    queryFn: ({ signal }) => request(VIEWER, {}, { signal }),
    enabled: token.get() !== "",
  });

/** Ask anew, past the cache: whether anybody answers. */
export async function askViewer(signal: AbortSignal) {
  if (token.get() !== "") await request(VIEWER, {}, { signal });
}

export function useViewer() {
  return useQuery(viewerQuery()).data?.data.viewer;
}

/** Why the viewer may not do what needs a role, or null if it may: "needs WRITER". */
export function useNeeds(role: TokenRole): string | null {
  const viewer = useViewer();
  if (viewer && ROLES.indexOf(viewer.role) >= ROLES.indexOf(role)) return null;
  return `needs ${role}`;
}
