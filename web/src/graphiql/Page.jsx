import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from "@graphiql/plugin-doc-explorer";
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { HISTORY_PLUGIN, HistoryStore } from "@graphiql/plugin-history";
import { GraphiQLProvider } from "@graphiql/react";
import { GraphiQL, GraphiQLInterface } from "graphiql";
import { useMemo, useState } from "react";
import { storage, useToken } from "../token.js";
import { EXAMPLES } from "./examples.js";
import { makeFetcher } from "./fetcher.js";
import { Hint } from "./Hint.jsx";
import { linkedOperation } from "./link.js";
import { LinkedOperation } from "./LinkedOperation.jsx";
import { TopBar } from "./TopBar.jsx";

const EXPLORER = explorerPlugin();
const PLUGINS = [DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN, EXPLORER];
// Open at the first visit, where there is room. Later GraphiQL remembers what was open, under this
// key.
const isFirstVisit = (storage?.getItem("graphiql:visiblePlugin") ?? null) === null;
const FIRST_PLUGIN = isFirstVisit && innerWidth >= 1100 ? EXPLORER : undefined;

const LINKED = linkedOperation(location);
const FIRST_TABS = LINKED ? [LINKED, ...EXAMPLES] : EXAMPLES;
// Where panes are stacked (see page.css) the variables open when there are some to see.
const SHOWS_VARIABLES = innerWidth > 700 || Boolean(LINKED?.variables);

// How these may look in the variables; else GraphiQL marks an object under `jsonSchema` as wrong.
const SCALARS = {
  JSON: { type: ["object", "array", "string", "number", "boolean"] },
  Long: { type: "integer" },
};

export function Page() {
  const token = useToken();
  const [answered, setAnswered] = useState({ token: null, status: null });
  const fetcher = useMemo(
    () => makeFetcher(token, (status) => setAnswered({ token, status })),
    [token],
  );
  // What the gateway said of an earlier token says nothing about this one.
  const status = !token ? "missing" : answered.token === token ? answered.status : "checking";

  return (
    <GraphiQLProvider
      fetcher={fetcher}
      // null: keep nothing. undefined: as usual, under keys of its own.
      storage={storage ? undefined : null}
      // null: no schema, and none is asked for. A new fetcher makes GraphiQL ask again.
      schema={token ? undefined : null}
      customScalarSchemas={SCALARS}
      schemaDescription
      inputValueDeprecation
      plugins={PLUGINS}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      visiblePlugin={FIRST_PLUGIN}
      defaultTabs={FIRST_TABS}
      // Beside the tabs of earlier visits, a link's operation gets one of its own.
      initialQuery={LINKED?.query}
      initialVariables={LINKED?.variables}
    >
      <HistoryStore>
        <DocExplorerStore>
          <div className="graphiql-container log10-page">
            <TopBar token={token} status={status} />
            <Hint status={status} />
            {LINKED?.operationName && <LinkedOperation name={LINKED.operationName} />}
            <main>
              <GraphiQLInterface
                defaultEditorToolsVisibility={SHOWS_VARIABLES}
                // The one header that matters has its own field.
                isHeadersEditorEnabled={false}
                showPersistHeadersSettings={false}
              >
                <GraphiQL.Logo>
                  <span />
                </GraphiQL.Logo>
              </GraphiQLInterface>
            </main>
          </div>
        </DocExplorerStore>
      </HistoryStore>
    </GraphiQLProvider>
  );
}
