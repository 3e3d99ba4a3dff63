/** For who has just begun: what an SDK needs to know; the first call opens by itself. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { subscribe } from "@/api/socket";
import { useViewer } from "@/api/viewer";
import { Empty } from "@/states/Empty";
import { Snippet } from "@/states/Snippet";
import { graphql } from "@/gql";

const CHANGED = graphql(`
  subscription FirstCompletion {
    completionChanged {
      completion {
        id
      }
    }
  }
`);

export function NothingLogged() {
  const viewer = useViewer();
  const navigate = useNavigate();
  useEffect(
    () =>
      subscribe(CHANGED, () => ({}), {
        next: ({ completionChanged: { completion } }) => {
          if (!completion) return;
          void navigate({ to: "/completions/$id", params: { id: completion.id } });
        },
        // The top bar says that updates are broken off.
        failed: () => undefined,
      }),
    [navigate],
  );
  const base = new URL(".", document.baseURI).href.replace(/\/$/, "");
  const variables = [
    `export LOG10_URL='${base.replaceAll("'", "%27")}'`,
    "export LOG10_TOKEN=YOUR_TOKEN",
    `export LOG10_ORG_ID=${viewer?.organization.id ?? "YOUR_ORGANIZATION"}`,
  ];
  return (
    <Empty title="Nothing is logged yet">
      <p>An application that has these three variables logs its calls here:</p>
      <p role="status">The first call opens here by itself.</p>
      <Snippet label="Environment variables" text={variables.join("\n")} />
    </Empty>
  );
}
