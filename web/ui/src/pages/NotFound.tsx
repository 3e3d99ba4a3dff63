import { Link } from "@tanstack/react-router";
import { Page } from "@/frame/Page";

export function NotFound() {
  return (
    <Page title="No such page">
      <p>
        Nothing is at this address. <Link to="/completions">To the completions</Link>
      </p>
    </Page>
  );
}
