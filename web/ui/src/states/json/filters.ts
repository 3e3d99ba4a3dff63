/** The filter that a place in a payload makes, as JSON text: numbers keep their digits. */
import { writePath } from "./paths";

export const PAYLOADS = ["request", "response", "extra"];

/** @param source The value's JSON text. */
export function filterText(names: readonly string[], source: string, isExcluded: boolean): string {
  const condition = `{"path":${JSON.stringify(writePath(names))},"${isExcluded ? "ne" : "eq"}":${source}}`;
  return `{"payload":[${condition}]}`;
}
