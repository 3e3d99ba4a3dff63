/** The list of completions: what it is filtered by, and its rows. */
import { useSearch } from "@tanstack/react-router";
import { Page } from "@/frame/Page";
import { Rows } from "./rows/Rows";

export function Completions() {
  const { f, o } = useSearch({ from: "/completions" });
  return (
    <Page title="Completions">
      <Rows filter={f} order={o} />
    </Page>
  );
}
