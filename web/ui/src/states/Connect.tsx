/** What an SDK needs to know, and the first call that is logged with it: it opens by itself. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { Button } from "react-aria-components";
import { presentCursor } from "@/api/cursor";
import { queries } from "@/api/queries";
import { follow } from "@/api/socket";
import { useViewer } from "@/api/viewer";
import { graphql } from "@/gql";
import { token } from "@/state/token";
import { copy } from "@/states/copy";
import { Snippet } from "@/states/Snippet";
import styles from "./states.module.css";

const CHANGED = graphql(`
  subscription FirstCompletion($after: String) {
    completionChanged(after: $after) {
      cursor
      type
      completionId
    }
  }
`);

/** Open the next call that is logged, while it is waited for. */
export function useFirstCall(isAwaited: boolean) {
  const navigate = useNavigate();
  useEffect(() => {
    if (!isAwaited) return;
    return follow(CHANGED, (after) => ({ after }), presentCursor, {
      cursorOf: ({ completionChanged: { cursor } }) => cursor,
      next: ({ completionChanged: { type, completionId: id } }) => {
        if (type === "CREATED") void navigate({ to: "/completions/$id", params: { id } });
      },
      // The list shows what has come by now.
      missed: () => {
        void queries.invalidateQueries({ queryKey: ["completions"] });
        return presentCursor();
      },
    });
  }, [isAwaited, navigate]);
}

/** As the browser reaches it, behind a prefix too. */
export function gatewayUrl(): string {
  return new URL(".", document.baseURI).href.replace(/\/$/, "");
}

export function Variables() {
  const viewer = useViewer();
  const base = gatewayUrl();
  const variables = {
    LOG10_URL: `'${base.replaceAll("'", "%27")}'`,
    LOG10_TOKEN: "YOUR_TOKEN",
    LOG10_ORG_ID: viewer?.organization.id ?? "YOUR_ORGANIZATION",
  };
  const line = (name: string, value: string) => `export ${name}=${value}`;
  const lines = Object.entries(variables).map(([name, value]) => line(name, value));
  const withToken = () =>
    Object.entries({ ...variables, LOG10_TOKEN: quoted() })
      .map(([name, value]) => line(name, value))
      .join("\n");
  return (
    <>
      <Snippet
        label="Environment variables"
        text={lines.join("\n")}
        copied={{ text: withToken, name: "all three, with the token" }}
      />
      <p className={styles.copies}>
        {Object.entries(variables).map(([name, value]) => (
          <Button
            key={name}
            onPress={() => void copy(line(name, name === "LOG10_TOKEN" ? quoted() : value), name)}
          >
            Copy {name}
          </Button>
        ))}
      </p>
      <p>
        <small>
          The token is not shown. Copying all three, or LOG10_TOKEN, copies the one that this page
          uses: what you paste it into has it.
          {viewer?.role === "ADMIN" && (
            <>
              {" "}
              It is an admin&apos;s: for an application make one of the role WRITER under{" "}
              <a href="#/settings/tokens">Tokens</a>.
            </>
          )}
        </small>
      </p>
    </>
  );
}

function quoted(): string {
  return `'${token.get().replaceAll("'", `'\\''`)}'`;
}
