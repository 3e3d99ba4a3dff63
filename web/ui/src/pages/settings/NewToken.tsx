import { useState } from "react";
import { Button, Form } from "react-aria-components";
import type { CreateTokenInput, TokenRole } from "@/gql/graphql";
import styles from "./Settings.module.css";
import { MAY } from "./You";

const ROLES = Object.keys(MAY) as TokenRole[];
const DAY_MILLISECONDS = 86_400_000;
/** In days; 0 for never. */
const LIVES = [
  [0, "never"],
  [1, "in a day"],
  [7, "in 7 days"],
  [30, "in 30 days"],
  [90, "in 90 days"],
  [365, "in a year"],
] as const;

interface Props {
  /** Why none can be made. */
  needs: string | null;
  isSending: boolean;
  make: (input: CreateTokenInput) => void;
}

export function NewToken({ needs, isSending, make }: Props) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<TokenRole>("WRITER");
  const [days, setDays] = useState(0);
  const submit = () => {
    const expiresAt = days ? new Date(Date.now() + days * DAY_MILLISECONDS).toISOString() : null;
    make({ name: name.trim(), role, expiresAt });
    setName("");
  };
  return (
    <Form
      className={styles.form ?? ""}
      aria-label="New token"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className={styles.field}>
        Name
        <input
          required
          maxLength={200}
          value={name}
          disabled={needs !== null}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label className={styles.field}>
        Role
        <select
          value={role}
          disabled={needs !== null}
          onChange={({ target }) => setRole(target.value as TokenRole)}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {each}: {MAY[each]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        Ends
        <select
          value={days}
          disabled={needs !== null}
          onChange={({ target }) => setDays(Number(target.value))}
        >
          {LIVES.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" className="primary" isDisabled={needs !== null || isSending}>
        Make a token
      </Button>
      {needs !== null && <small>{needs}</small>}
    </Form>
  );
}
