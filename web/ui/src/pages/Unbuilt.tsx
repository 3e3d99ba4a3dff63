/** Holds the place of a page that is not built yet, with what its address asks for. */
import { useParams, useSearch } from "@tanstack/react-router";
import { Page } from "@/frame/Page";
import { Empty } from "@/states/Empty";

export function unbuilt(title: string) {
  return function Unbuilt() {
    const asked = { ...useParams({ strict: false }), ...useSearch({ strict: false }) };
    return (
      <Page title={title}>
        <Empty title="Not built yet">
          <pre>{JSON.stringify(asked, null, 2)}</pre>
        </Empty>
      </Page>
    );
  };
}
