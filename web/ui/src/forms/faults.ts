/** What the gateway finds wrong with an answer, at the fields of their paths. */
import type { Fault } from "./check";

/** `/score: 7 is greater than the maximum of 5`, as the gateway writes each. */
const DETAIL = /^(\/(?:[^:]|:(?! ))*): ([\s\S]*)$/;
const REQUIRED = /^"(.*)" is a required property$/;

/** Empty where the error is about something else. */
export function faultsOf({ details }: { details: readonly string[] }): readonly Fault[] {
  return details.flatMap((detail) => {
    const [, at, message] = DETAIL.exec(detail) ?? [];
    if (at === undefined || message === undefined) return [];
    const path = at === "/" ? "" : at;
    const missing = REQUIRED.exec(message)?.[1];
    if (missing === undefined) return [{ path, message }];
    const name = missing.replaceAll("~", "~0").replaceAll("/", "~1");
    return [{ path: `${path}/${name}`, message: "is required" }];
  });
}
