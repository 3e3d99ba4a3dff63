// Subscribes for ever; says what is new.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

let last = "";
const say = (text) => {
  if (text !== last) process.stdout.write(`${text}\n`);
  last = text;
};
const ws = createClient({
  url: `${process.env.LOG10_URL.replace("http", "ws")}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: { "X-Log10-Token": process.env.LOG10_TOKEN },
  // By itself it gives up where nobody listens for a moment, since that is no close event.
  shouldRetry: () => true,
  retryAttempts: Infinity,
  on: { closed: ({ code }) => code !== 1006 && say(`closed ${code}`) }, // 1006: nobody there yet
});
ws.subscribe(
  { query: "subscription { completionChanged { type } }" },
  {
    next: ({ data }) => say(data.completionChanged.type),
    error: (error) => say(`error ${JSON.stringify(error)}`),
    complete: () => say("complete"),
  },
);
