/** The filter that a place in a payload makes, as JSON text: numbers keep their digits. */
import { writePath } from "./paths";

export const PAYLOADS = ["request", "response", "extra"];

/** @param source The value's JSON text. */
export function filterText(names: readonly string[], source: string, isExcluded: boolean): string {
  const condition = `{"path":${JSON.stringify(writePath(names))},"${isExcluded ? "ne" : "eq"}":${source}}`;
  return `{"payload":[${condition}]}`;
}

/** Whether it goes through an address: there a number is what JavaScript makes of it. */
export function isExact(source: string): boolean {
  return JSON.stringify(JSON.parse(source)) === source || !/^-?\d/.test(source);
}
