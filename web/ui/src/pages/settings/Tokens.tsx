/** The organization's tokens, for its admins: make one, whose secret is shown once, and end one. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { change } from "@/api/change";
import { queries } from "@/api/queries";
import { useNeeds } from "@/api/viewer";
import type { CreateTokenInput } from "@/gql/graphql";
import { useToken } from "@/state/token";
import { Asked } from "@/states/Asked";
import { TableSkeleton } from "@/states/Skeletons";
import { Confirm } from "@/states/Confirm";
import { Failure } from "@/states/Failure";
import { Snippet } from "@/states/Snippet";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { NewToken } from "./NewToken";
import styles from "./Settings.module.css";
import { Table } from "./Table";
import { CREATE_TOKEN, REVOKE_TOKEN, type TokenRow, tokensQuery } from "./documents";

const again = () => queries.invalidateQueries(tokensQuery());

export function Tokens() {
  const needs = useNeeds("ADMIN");
  const tokens = useQuery({ ...tokensQuery(), enabled: needs === null });
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const create = useMutation({
    mutationFn: (input: CreateTokenInput) => change(CREATE_TOKEN, { input }),
    // The answer is kept nowhere but here: it is the secret.
    gcTime: 0,
    onSuccess: ({ createToken }) => {
      if (createToken) setMade({ name: createToken.token.name, secret: createToken.secret });
    },
    onSettled: again,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => change(REVOKE_TOKEN, { input: { id } }),
    onSettled: again,
  });
  const error = create.error ?? revoke.error;
  return (
    <>
      {error && <Failure error={error} />}
      {made && <Secret {...made} forget={() => setMade(null)} />}
      <NewToken needs={needs} isSending={create.isPending} make={create.mutate} />
      {needs === null && (
        <Asked
          query={tokens}
          queryKey={tokensQuery().queryKey}
          skeleton={<TableSkeleton rows={6} />}
        >
          {(all) => (
            <Table
              label="Tokens"
              head={["Name", "Role", "Begins with", "Made", "Last used", "Ends", ""]}
            >
              {all.map((each) => (
                <Row key={each.id} token={each} revoke={revoke.mutate} />
              ))}
            </Table>
          )}
        </Asked>
      )}
    </>
  );
}

function Secret({ name, secret, forget }: { name: string; secret: string; forget: () => void }) {
  return (
    <div className={styles.secret} role="alert">
      <p>
        The secret of{" "}
        <b>
          <Visible text={name} />
        </b>
        . It is shown here once, and cannot be had again.
      </p>
      <Snippet label="Secret" text={secret} />
      <Button onPress={forget}>I have it</Button>
    </div>
  );
}

function Row({ token, revoke }: { token: TokenRow; revoke: (id: string) => void }) {
  const isOwn = useToken().startsWith(token.secretPrefix);
  const ends = token.revokedAt ?? token.expiresAt;
  return (
    <tr>
      <td>
        <Visible text={token.name} /> {isOwn && <small>(this one)</small>}
      </td>
      <td>{token.role}</td>
      <td>
        <code>{token.secretPrefix}…</code>
      </td>
      <td>
        <Time at={token.createdAt} />
      </td>
      <td>{token.lastUsedAt === null ? "never" : <Time at={token.lastUsedAt} />}</td>
      <td>
        {token.revokedAt !== null && "revoked "}
        {ends === null ? "never" : <Time at={ends} />}
      </td>
      <td>
        {token.revokedAt === null && (
          <Confirm
            label="Revoke"
            name={token.name}
            question={isOwn ? "This page uses it. Revoke it?" : "Whoever uses it is refused. Sure?"}
            run={() => revoke(token.id)}
          />
        )}
      </td>
    </tr>
  );
}
