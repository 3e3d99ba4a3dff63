/** Who one is here, how the page looks and listens, and what an organization's admins look after. */
import { Link, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Page } from "@/frame/Page";
import { Empty } from "@/states/Empty";
import { Appearance } from "./Appearance";
import { Connect } from "./Connect";
import { Grading } from "./Grading";
import { Keys } from "./Keys";
import { Prices } from "./Prices";
import styles from "./Settings.module.css";
import { Tokens } from "./Tokens";
import { Transfer } from "./Transfer";
import { Views } from "./Views";
import { You } from "./You";

const SECTIONS: Record<string, readonly [string, ComponentType]> = {
  you: ["You", You],
  connect: ["Connect an SDK", Connect],
  views: ["Saved views", Views],
  tokens: ["Tokens", Tokens],
  prices: ["Prices", Prices],
  appearance: ["Appearance", Appearance],
  grading: ["Grading", Grading],
  keys: ["Keys", Keys],
  transfer: ["Export, import", Transfer],
};

export function Settings() {
  const { section } = useParams({ from: "/settings/$section" });
  // The address is typed: `constructor` is none of them.
  const [title, Shown] = (Object.hasOwn(SECTIONS, section) && SECTIONS[section]) || [];
  return (
    <Page title="Settings">
      <nav aria-label="Settings" className={styles.sections}>
        {Object.entries(SECTIONS).map(([name, [words]]) => (
          <Link key={name} to="/settings/$section" params={{ section: name }}>
            {words}
          </Link>
        ))}
      </nav>
      {Shown ? (
        <section>
          <h2>{title}</h2>
          <Shown />
        </section>
      ) : (
        <Empty title="No such settings" />
      )}
    </Page>
  );
}
