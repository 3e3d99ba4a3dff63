/** Two of a kind side by side: completions, by their ids, or what two filters find. */
import { useSearch } from "@tanstack/react-router";
import { Page } from "@/frame/Page";
import { Calls } from "./Calls";
import { Filters } from "./filters/Filters";

export function Compare() {
  const { a, b } = useSearch({ from: "/compare" });
  if (typeof a === "string" && typeof b === "string") {
    return (
      <Page title="Compare">
        <Calls a={a} b={b} />
      </Page>
    );
  }
  return (
    <Page title="Compare">
      <Filters
        a={typeof a === "string" ? undefined : a}
        b={typeof b === "string" ? undefined : b}
      />
    </Page>
  );
}
