/** The file of exported settings: `{"log10-gateway:ui": 1, "settings": {name: text}}`. */
import { PREFIX } from "@/state/preferences";

const MARK = "log10-gateway:ui";
const LONGEST = 1_000_000;

/** @param kept By their whole keys. */
export function writeSettings(kept: Record<string, string>): string {
  const entries = Object.entries(kept).map(([key, text]) => [key.slice(PREFIX.length), text]);
  const settings = Object.fromEntries(entries) as Record<string, string>;
  return JSON.stringify({ [MARK]: 1, settings }, null, 2) + "\n";
}

/** By their whole keys; what a setting does not take is its first choice, as if it were not there. */
export function readSettings(text: string): Record<string, string> {
  if (text.length > LONGEST) throw new Error("the file is too long to be one of settings");
  const read = parsed(text);
  if (!isRecord(read) || read[MARK] !== 1 || !isRecord(read.settings)) {
    throw new Error("the file is none of exported settings");
  }
  const entries = Object.entries(read.settings).flatMap(([name, value]) =>
    typeof value === "string" ? [[PREFIX + name, value]] : [],
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
