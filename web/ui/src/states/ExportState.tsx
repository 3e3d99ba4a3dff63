/** How far an export is, why it waits, and what became of it. */
import { Button } from "react-aria-components";
import { shownCount, shownMany } from "@/state/shown";
import type { Ended, Export, Read } from "@/state/useExport";
import { Failure } from "./Failure";
import { Waiting } from "./Waiting";

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
