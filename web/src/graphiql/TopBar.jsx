import { ChevronDownIcon, DropdownMenu, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import iconUrl from "../icon.svg";
import { EXAMPLES } from "./examples.js";
import { TokenField } from "./TokenField.jsx";

const pickEditors = ({ tabs, queryEditor, variableEditor }) => ({
  tabs,
  queryEditor,
  variableEditor,
});

export function TopBar({ token, status }) {
  return (
    <header className="log10-bar">
      <h1>
        <a href="./">
          <img src={iconUrl} alt="" width="26" height="26" />
          Log10 Gateway
        </a>
      </h1>
      <ExamplesMenu />
      {/* The key makes the field show what another tab has stored meanwhile. */}
      <TokenField key={token} token={token} status={status} />
      <a href="docs">REST API</a>
    </header>
  );
}

function ExamplesMenu() {
  const { addTab, changeTab, setOperationFacts } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(pickEditors);
  const open = ({ query, variables, facts }) => {
    const index = tabs.findIndex((tab) => tab.query === query);
    if (index >= 0) {
      changeTab(index); // it is open already, unchanged
    } else {
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
    }
    // GraphiQL reads these off the editor too, but later: who runs the example at once would
    // send it under the name of the operation before.
    setOperationFacts(facts);
  };
  return (
    <DropdownMenu>
      <DropdownMenu.Button className="log10-button" disabled={!queryEditor}>
        Examples <ChevronDownIcon aria-hidden="true" />
      </DropdownMenu.Button>
      <DropdownMenu.Content align="start">
        {EXAMPLES.map((example) => (
          <DropdownMenu.Item key={example.title} onSelect={() => open(example)}>
            {example.title}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
