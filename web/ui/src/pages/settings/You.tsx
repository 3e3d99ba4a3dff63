import { Button } from "react-aria-components";
import { useViewer } from "@/api/viewer";
import { signingOut } from "@/frame/signingOut";
import type { TokenRole } from "@/gql/graphql";
import { hasOfBrowser, token, useToken } from "@/state/token";
import { Visible } from "@/states/Visible";
import styles from "./Settings.module.css";

/** The first ones, `log10_`, are those of all tokens. */
const SHOWN_CHARACTERS = 10;

export const MAY: Record<TokenRole, string> = {
  READER: "reads, and saves views of its own",
  GRADER: "grades too",
  WRITER: "logs, tags, and makes tasks too",
  ADMIN: "deletes, and looks after tokens, prices and jobs too",
};

export function You() {
  const viewer = useViewer();
  const used = useToken();
  const isOfTab = token.isOfTab();
  return (
    <>
      <dl className={styles.facts}>
        <dt>Token</dt>
        <dd>
          {viewer && <Visible text={viewer.tokenName} />}{" "}
          <code>{used.slice(0, SHOWN_CHARACTERS)}…</code>
        </dd>
        <dt>Role</dt>
        <dd>
          {viewer?.role}
          {viewer && `: ${MAY[viewer.role]}`}
        </dd>
        <dt>Organization</dt>
        <dd>
          {viewer && <Visible text={viewer.organization.name} />}{" "}
          {viewer?.organization.name !== viewer?.organization.id && (
            <code>{viewer?.organization.id}</code>
          )}
        </dd>
        <dt>Kept in</dt>
        <dd>{isOfTab ? "this tab" : "this browser, for GraphiQL and the REST API too"}</dd>
      </dl>
      {isOfTab && hasOfBrowser() && (
        <p>Signed out, this tab goes on with the token that the browser keeps.</p>
      )}
      <Button onPress={signingOut.begin}>Sign out</Button>
    </>
  );
}
