/** The three variables of an SDK, and its first call: known by a tag, since no call tells its token. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { request } from "@/api/request";
import { follow } from "@/api/socket";
import { useNeeds } from "@/api/viewer";
import { graphql } from "@/gql";
import type { ConnectedCallSubscription } from "@/gql/graphql";
import { Variables, gatewayUrl } from "@/states/Connect";
import { Snippet } from "@/states/Snippet";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { curlOf } from "./curl";

const CALL = graphql(`
  subscription ConnectedCall($after: String) {
    completionChanged(after: $after) {
      cursor
      type
      completionId
      completion {
        id
        createdAt
        model
        tags
        sessionId
      }
    }
  }
`);

const TAGGED = graphql(`
  query ConnectedCalls($tag: String!) {
    changeCursor
    completions(first: 1, filter: { tags: { has: $tag } }) {
      nodes {
        id
      }
    }
  }
`);

type Call = NonNullable<ConnectedCallSubscription["completionChanged"]["completion"]>;

const MOST = 20;
/** Nobody has it yet: what is logged with it is of who has just been told it. */
const newTag = () => `connect-${Math.random().toString(36).slice(2, 8)}`;

export function Connect() {
  const [tag] = useState(newTag);
  const [isAwaited, setAwaited] = useState(false);
  const needs = useNeeds("WRITER");
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
      <p>Or without an SDK: this logs one call, with the token of the line above.</p>
      <Snippet label="A call with curl" text={curlOf(gatewayUrl(), tag)} />
      {isAwaited ? (
        <Waiting tag={tag} end={() => setAwaited(false)} />
      ) : (
        <Button className="primary" onPress={() => setAwaited(true)}>
          Wait for the first call
        </Button>
      )}
    </>
  );
}

function Waiting({ tag, end }: { tag: string; end: () => void }) {
  const calls = useCalls(tag);
  return (
    <>
      <p role="status">
        Waiting: the call that has this tag opens here by itself, as does that of curl.{" "}
        <Button onPress={end}>Do not wait</Button>
      </p>
      <Snippet label="Tag of the first call" text={`export LOG10_TAGS=${tag}`} />
      <p>
        The gateway does not tell which token has logged a call. Calls without this tag may be of
        another application, so they do not open: they stand here as they come.
      </p>
      {calls.length > 0 && (
        <ul aria-label="Calls since you wait">
          {calls.map((call) => (
            <li key={call.id}>
              <a href={`#/completions/${encodeURIComponent(call.id)}`}>
                <Time at={call.createdAt} />
              </a>{" "}
              <Visible text={call.model ?? "no model told yet"} />
              {call.tags.length > 0 && (
                <>
                  {" · tags "}
                  <Visible text={call.tags.join(", ")} />
                </>
              )}
              {call.sessionId !== null && (
                <>
                  {" · session "}
                  <Visible text={call.sessionId} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Those that were logged since, the newest first; the one with the tag is opened. */
function useCalls(tag: string): readonly Call[] {
  const navigate = useNavigate();
  const [calls, setCalls] = useState<readonly Call[]>([]);
  useEffect(() => {
    const open = (id: string) => void navigate({ to: "/completions/$id", params: { id } });
    const waiting = new AbortController();
    // At first nothing has the tag: it is asked for the cursor.
    const look = async () => {
      const { data } = await request(TAGGED, { tag }, { signal: waiting.signal });
      const found = data.completions?.nodes[0];
      if (found) open(found.id);
      return data.changeCursor;
    };
    const end = follow(CALL, (after) => ({ after }), look, {
      cursorOf: ({ completionChanged: { cursor } }) => cursor,
      next: ({ completionChanged: { type, completionId: id, completion } }) => {
        if (!completion) return;
        if (completion.tags.includes(tag)) open(id);
        else if (type === "CREATED") setCalls((before) => [completion, ...before].slice(0, MOST));
      },
      missed: look,
    });
    return () => {
      waiting.abort();
      end();
    };
  }, [tag, navigate]);
  return calls;
}
