/** What every page begins with: its title, as heading and in the browser's tab. */
import type { ReactNode } from "react";
import styles from "./Frame.module.css";
import { useTitle } from "./useTitle";

export function Page({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </>
  );
}
