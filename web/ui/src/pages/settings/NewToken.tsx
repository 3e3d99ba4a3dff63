import { useState } from "react";
import { Button, Form } from "react-aria-components";
import type { CreateTokenInput, TokenRole } from "@/gql/graphql";
import { Select } from "@/states/Select";
import styles from "./Settings.module.css";
import { MAY } from "./You";

const ROLES = Object.keys(MAY) as TokenRole[];
const DAY_MILLISECONDS = 86_400_000;
/** In days; 0 for never. */
const LIVES = [
  ["0", "never"],
  ["1", "in a day"],
  ["7", "in 7 days"],
  ["30", "in 30 days"],
  ["90", "in 90 days"],
  ["365", "in a year"],
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
  const [days, setDays] = useState<(typeof LIVES)[number][0]>("0");
  const submit = () => {
    const life = Number(days) * DAY_MILLISECONDS;
    const expiresAt = life > 0 ? new Date(Date.now() + life).toISOString() : null;
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
      <Select
        label="Role"
        value={role}
        options={ROLES.map((each) => [each, `${each}: ${MAY[each]}`])}
        set={setRole}
        isDisabled={needs !== null}
        className={styles.field}
      />
      <Select
        label="Ends"
        value={days}
        options={LIVES}
        set={setDays}
        isDisabled={needs !== null}
        className={styles.field}
      />
      <Button type="submit" className="primary" isDisabled={needs !== null || isSending}>
        Make a token
      </Button>
      {needs !== null && <small>{needs}</small>}
    </Form>
  );
}
