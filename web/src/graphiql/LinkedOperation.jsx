import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";

const pickEditor = ({ queryEditor, operations }) => ({ queryEditor, operations });

/** Select the operation that a link names, of several in its document. Draws nothing. */
export function LinkedOperation({ name }) {
  const { setOperationName } = useGraphiQLActions();
  const { queryEditor, operations } = useGraphiQL(pickEditor);
  const isDone = useRef(false);
  useEffect(() => {
    const named = operations?.find((operation) => operation.name?.value === name);
    if (isDone.current || !queryEditor || !operations) return;
    isDone.current = true; // later edits are the reader's own
    if (!named) return;
    setOperationName(name);
    // GraphiQL runs the operation at the cursor when asked to by the keyboard.
    const position = queryEditor.getModel().getPositionAt(named.loc.start);
    queryEditor.setPosition(position);
    queryEditor.revealLineNearTop(position.lineNumber);
  }, [name, operations, queryEditor, setOperationName]);
  return null;
}
