/** Who one is here, and how the page looks and listens. */
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button, Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { useViewer } from "@/api/viewer";
import { Page } from "@/frame/Page";
import { THEMES, ZONES, letterKeys, theme, zone } from "@/state/preferences";
import { type Stored, useStored } from "@/state/stored";
import { zoneName } from "@/state/time";
import { signOut, token } from "@/state/token";
import { Empty } from "@/states/Empty";
import styles from "./Settings.module.css";

const SECTIONS: Record<string, { title: string; show: () => ReactNode }> = {
  you: { title: "You", show: () => <You /> },
  appearance: { title: "Appearance", show: () => <Appearance /> },
  keys: { title: "Keys", show: () => <LetterKeys /> },
};

export function Settings() {
  const { section } = useParams({ from: "/settings/$section" });
  const shown = SECTIONS[section];
  return (
    <Page title="Settings">
      <nav aria-label="Settings" className={styles.sections}>
        {Object.entries(SECTIONS).map(([name, { title }]) => (
          <a key={name} href={`#/settings/${name}`} aria-current={name === section && "page"}>
            {title}
          </a>
        ))}
      </nav>
      {shown ? shown.show() : <Empty title="No such settings" />}
    </Page>
  );
}

function You() {
  const viewer = useViewer();
  return (
    <section>
      <h2>You</h2>
      <dl className={styles.facts}>
        <dt>Token</dt>
        <dd>{viewer?.tokenName}</dd>
        <dt>Role</dt>
        <dd>{viewer?.role}</dd>
        <dt>Organization</dt>
        <dd>
          {viewer?.organization.name} <code>{viewer?.organization.id}</code>
        </dd>
        <dt>Kept in</dt>
        <dd>{token.isOfTab() ? "this tab" : "this browser, for GraphiQL and the REST API too"}</dd>
      </dl>
      <Button onPress={signOut}>Sign out</Button>
    </section>
  );
}

function Appearance() {
  const themes = { auto: "As the system", light: "Light", dark: "Dark" };
  const zones = { local: `Where I am (${zoneName("local")})`, utc: "UTC" };
  return (
    <section>
      <h2>Appearance</h2>
      <Choice label="Theme" of={theme} choices={THEMES.map((each) => [each, themes[each]])} />
      <Choice label="Times" of={zone} choices={ZONES.map((each) => [each, zones[each]])} />
    </section>
  );
}

function LetterKeys() {
  return (
    <section>
      <h2>Keys</h2>
      <Choice
        label="Keys of one letter"
        of={letterKeys}
        choices={[
          ["on", "act, outside of text fields"],
          ["off", "do nothing"],
        ]}
      />
    </section>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  of: Stored<T>;
  choices: readonly (readonly [T, string])[];
}

function Choice<T extends string>({ label, of, choices }: ChoiceProps<T>) {
  return (
    <RadioGroup
      className={styles.choice ?? ""}
      value={useStored(of)}
      onChange={(value) => of.set(value as T)}
    >
      <Label>{label}</Label>
      {choices.map(([value, words]) => (
        <RadioField key={value} value={value}>
          <RadioButton className={styles.radio ?? ""}>{words}</RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
