/** The three variables of an SDK, and its first call. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { useNeeds } from "@/api/viewer";
import { Variables, useFirstCall } from "@/states/Connect";

export function Connect() {
  const [isAwaited, setAwaited] = useState(false);
  const needs = useNeeds("WRITER");
  useFirstCall(isAwaited);
  return (
    <>
      <p>
        An application with a Log10 SDK (log10-io, log10py) and these three variables logs its calls
        here, whatever it calls the model with: OpenAI&apos;s library, Anthropic&apos;s, LangChain.
      </p>
      {needs !== null && (
        <p role="note">
          This token may not log: an application {needs}. An admin makes one under{" "}
          <a href="#/settings/tokens">Tokens</a>.
        </p>
      )}
      <Variables />
      {isAwaited ? (
        <p role="status">
          Waiting: the next call opens here by itself.{" "}
          <Button onPress={() => setAwaited(false)}>Do not wait</Button>
        </p>
      ) : (
        <Button className="primary" onPress={() => setAwaited(true)}>
          Wait for the first call
        </Button>
      )}
    </>
  );
}
