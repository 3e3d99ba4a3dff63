/** How far an export is, why it waits, and what became of it. */
import { Button } from "react-aria-components";
import type { Wait } from "@/state/patient";
import { shownCount, shownMany } from "@/state/shown";
import type { Ended, Export, Read } from "@/state/useExport";
import { Failure } from "./Failure";
import { useElapsed } from "./useElapsed";

interface Props {
  of: Omit<Export, "begin">;
  /** What one of them is called: `call`. */
  what: string;
}

export function ExportState({ of: { read, wait, error, ended, cancel }, what }: Props) {
  return (
    <>
      {error !== null && <Failure error={error} />}
      {read !== null && (
        <p role="status">
          {shownCount(read.count)} read{sizeOf(read)} …{" "}
          {wait && <Waiting key={`${wait.code} ${read.count}`} wait={wait} />}{" "}
          <Button onPress={cancel}>Cancel</Button>
        </p>
      )}
      {ended !== null && <Outcome of={ended} what={what} />}
    </>
  );
}

const WHY: Record<string, string> = {
  RATE_LIMITED: "this token asks more often than it may",
  OFFLINE: "the gateway cannot be reached",
  NO_ANSWER: "what answers in the gateway’s place has none of its answers",
  BROKEN_OFF: "the answer has broken off",
};

/** It is said once: who hears it is not told each second of it. */
function Waiting({ wait: { code, seconds } }: { wait: Wait }) {
  const left = Math.max(0, Math.ceil(seconds - useElapsed(0.5)));
  return (
    <>
      It waits: {WHY[code] ?? "the gateway has too much to do"}. It goes on by itself
      {code === "OFFLINE" ? " when there is an answer" : <span aria-hidden> in {left} s</span>}.
    </>
  );
}

function Outcome({ of, what }: { of: Ended; what: string }) {
  const many = shownMany(of.count, what);
  if (of.how === "saved") {
    return (
      <p role="status">
        <span aria-hidden>✓ </span>
        {many}
        {sizeOf(of)} handed to the browser, which saves them among its downloads.
      </p>
    );
  }
  return (
    <p role="status">
      {of.how === "cancelled" ? "Cancelled" : "Ended early"}:{" "}
      {of.save ? "it is not saved. " : "nothing was read yet."}
      {of.save && <Button onPress={of.save}>Save the {many} read so far</Button>}
    </p>
  );
}

function sizeOf({ bytes }: Read): string {
  if (bytes === 0) return "";
  return bytes < 1_000_000
    ? `, ${shownCount(Math.ceil(bytes / 1000))} kB`
    : `, ${(bytes / 1e6).toFixed(1)} MB`;
}
