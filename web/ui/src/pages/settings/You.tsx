import { Button } from "react-aria-components";
import { useViewer } from "@/api/viewer";
import type { TokenRole } from "@/gql/graphql";
import { signOut, token, useToken } from "@/state/token";
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
        <dd>{token.isOfTab() ? "this tab" : "this browser, for GraphiQL and the REST API too"}</dd>
      </dl>
      <Button onPress={signOut}>Sign out</Button>
    </>
  );
}
