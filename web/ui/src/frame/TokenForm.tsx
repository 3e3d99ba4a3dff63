/** No token, or one that was refused. Nothing is asked of the gateway before there is another. */
import { useEffect, useRef, useState } from "react";
import {
  Button,
  CheckboxButton,
  CheckboxField,
  FieldError,
  Form,
  Input,
  Label,
  TextField,
} from "react-aria-components";
import { LeftGrades } from "./SigningOut";
import { type Refusal, signIn } from "@/state/token";
import styles from "./Frame.module.css";
import { useTitle } from "./useTitle";

/** As much as tells one token from another: `log10_` is in all that the gateway makes. */
const SHOWN = /^(log10_.{4}|.{1,6})/u;

export function TokenForm({ refusal }: { refusal: Refusal | null }) {
  const [value, setValue] = useState("");
  const [onlyThisTab, setOnlyThisTab] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useTitle("Access token");
  // A token that is typed or pasted at once is no row of commands.
  useEffect(() => field.current?.focus(), []);
  return (
    <section className={styles.token}>
      <h1>Access token</h1>
      {refusal ? (
        <p role="alert">
          The gateway refused the token <code>{SHOWN.exec(refusal.token)?.[0]}…</code>:{" "}
          {refusal.message}
        </p>
      ) : (
        <p>This page shows what the token of an organization may see.</p>
      )}
      <LeftGrades />
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          signIn(value, { onlyThisTab });
        }}
      >
        <TextField isRequired type="password" value={value} onChange={setValue} name="token">
          <Label>Token</Label>
          <Input ref={field} autoComplete="off" spellCheck="false" />
          <FieldError />
        </TextField>
        <CheckboxField isSelected={onlyThisTab} onChange={setOnlyThisTab}>
          <CheckboxButton>
            <span className={styles.box} aria-hidden />
            Keep it in this tab only
          </CheckboxButton>
        </CheckboxField>
        <Button type="submit" className="primary">
          {refusal ? "Try again" : "Go on"}
        </Button>
      </Form>
      <p>
        <code>log10-gateway serve</code> prints one when it is started for the first time,{" "}
        <code>log10-gateway token show-bootstrap</code> prints it again, and{" "}
        <code>log10-gateway token create</code> makes others.
      </p>
    </section>
  );
}
