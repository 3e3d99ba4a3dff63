/** In the worker: the turns of a conversation, each call of a tool with what the tool gave back. */
import { format, formatText } from "@/states/json/format";
import { type Indexed, NULL, STRING } from "@/states/json/indexed";
import type { Clip, Texts } from "@/states/json/texts";
import { valueText } from "@/states/json/tree";

/** What was said, as text and, where it is JSON, by its own digits over several lines. */
export interface Said {
  text: Clip;
  json: Clip | null;
  /** Nobody reads it: it is not laid out unless it is asked for. */
  isBase64: boolean;
}

export interface Result extends Said {
  kind: "result";
  name: string | null;
  callId: string | null;
  isError: boolean | null;
}

export interface Medium {
  kind: "medium";
  of: string;
  name: string | null;
  mediaType: string | null;
  fileId: string | null;
  /** A data: URL of a kind of picture that is shown: the id of its text. */
  picture: number | null;
  /** Where it lies elsewhere: never fetched. */
  remote: string | null;
  characters: number;
  text: Said | null;
}

export type Part =
  | (Said & { kind: "text" | "reasoning" | "refusal" })
  | { kind: "cipher"; characters: number }
  | { kind: "call"; name: string | null; id: string | null; input: Said | null; results: Result[] }
  | Result
  | Medium
  | { kind: "unknown"; name: string; said: Said };

export interface Turn {
  /** Its place in `messages`. */
  index: number;
  role: string;
  name: string | null;
  parts: Part[];
}

const NAME_CHARACTERS = 1_000;
const BASE64_CHARACTERS = 1_000;
const PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,/i;
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const SPOKEN: Record<string, "text" | "reasoning" | "refusal"> = {
  TEXT: "text",
  REASONING: "reasoning",
  REFUSAL: "refusal",
};

export function readTurns(of: Indexed, messages: number, texts: Texts): Turn[] {
  return joined(readEach(of, messages, texts));
}

/** Each message as a turn of its own, of those that are wanted. */
export function readEach(
  of: Indexed,
  messages: number,
  texts: Texts,
  isWanted: (index: number) => boolean = () => true,
): Turn[] {
  if (messages < 0 || of.kind[messages] === NULL) return [];
  return [...of.children(messages)].flatMap((node, index) =>
    isWanted(index) ? [readTurn(of, node, index, texts)] : [],
  );
}

/** Each message by its source, to be compared with others: the same if nothing in it differs. */
export function readSources(of: Indexed, messages: number): { role: string; parts: string[] }[] {
  if (messages < 0 || of.kind[messages] === NULL) return [];
  return [...of.children(messages)].map((node) => {
    const read = reader(of, node);
    const parts = [...of.children(of.child(node, "parts"))].map((each) => of.source(each));
    const content = read.text("content");
    if (parts.length === 0 && content !== null) parts.push(content);
    return { role: `${read.name("role") ?? ""} ${read.name("name") ?? ""}`, parts };
  });
}

function readTurn(of: Indexed, node: number, index: number, texts: Texts): Turn {
  const read = reader(of, node);
  const nodes = [...of.children(of.child(node, "parts"))];
  const parts = nodes.flatMap((each) => readPart(of, each, texts));
  const content = read.text("content");
  if (parts.length === 0 && content !== null) parts.push({ kind: "text", ...say(content, texts) });
  return { index, role: read.name("role") ?? "", name: read.name("name"), parts };
}

function readPart(of: Indexed, node: number, texts: Texts): Part[] {
  const read = reader(of, node);
  const kind = read.name("kind") ?? "";
  const text = read.text("text");
  const spoken = SPOKEN[kind];
  if (spoken) {
    const cipher = read.text("data");
    const parts: Part[] = [];
    if (text !== null) parts.push({ kind: spoken, ...say(text, texts) });
    if (cipher !== null) parts.push({ kind: "cipher", characters: cipher.length });
    return parts;
  }
  const name = read.name("name");
  const id = read.name("toolCallId");
  if (kind === "TOOL_CALL") {
    return [{ kind: "call", name, id, input: read.said("arguments", texts), results: [] }];
  }
  if (kind === "TOOL_RESULT") {
    const logged = read.said("result", texts);
    const said =
      text === null ? logged : { ...say(text, texts), ...(logged?.json && { json: logged.json }) };
    const isError = read.text("isError");
    return [
      {
        kind: "result",
        name,
        callId: id,
        isError: isError === null ? null : isError === "true",
        ...(said ?? say("", texts)),
      },
    ];
  }
  if (["IMAGE", "AUDIO", "FILE"].includes(kind)) return [readMedium(of, node, kind, texts)];
  return [{ kind: "unknown", name: kind, said: say(format(of, node), texts) }];
}

function readMedium(of: Indexed, node: number, kind: string, texts: Texts): Medium {
  const read = reader(of, node);
  const url = read.text("url");
  const data = read.text("data");
  const mediaType = read.name("mediaType");
  const isInline = url?.startsWith("data:") ?? false;
  let picture: string | null = null;
  if (url !== null && PICTURE.test(url.slice(0, 40))) picture = url;
  else if (data !== null && mediaType !== null && PICTURES.includes(mediaType)) {
    picture = data.startsWith("data:") ? null : `data:${mediaType};base64,${data}`;
  }
  const text = read.text("text");
  return {
    kind: "medium",
    of: kind.toLowerCase(),
    name: read.name("name"),
    mediaType:
      mediaType ?? (isInline ? (/^data:([^;,]{0,100})/.exec(url ?? "")?.[1] ?? null) : null),
    fileId: read.name("fileId"),
    picture: picture === null ? null : texts.clip(picture).id,
    remote: url !== null && !isInline ? url.slice(0, NAME_CHARACTERS) : null,
    characters: isInline ? (url?.length ?? 0) : (data?.length ?? 0),
    text: text === null ? null : say(text, texts),
  };
}

/** What a message or a part has at a field; null where it has nothing. */
function reader(of: Indexed, node: number) {
  const fields = new Map<string, number>();
  for (const each of of.children(node)) {
    if (of.kind[each] !== NULL) fields.set(of.key(each) ?? "", each);
  }
  const text = (field: string): string | null => {
    const at = fields.get(field);
    return at === undefined ? null : valueText(of, at);
  };
  return {
    text,
    name: (field: string) => text(field)?.slice(0, NAME_CHARACTERS) ?? null,
    said(field: string, texts: Texts): Said | null {
      const at = fields.get(field);
      if (at === undefined) return null;
      if (of.kind[at] === STRING) return say(valueText(of, at), texts);
      const clip = texts.clip(format(of, at));
      return { text: clip, json: clip, isBase64: false };
    },
  };
}

function say(text: string, texts: Texts): Said {
  const clip = texts.clip(text);
  const json = formatText(text);
  return { text: clip, json: json === null ? null : texts.clip(json), isBase64: isBase64(text) };
}

export function isBase64(text: string): boolean {
  if (text.length < BASE64_CHARACTERS) return false;
  const body = text.startsWith("data:") ? text.slice(text.indexOf(",") + 1) : text;
  // A word of one letter, or of figures alone, is none.
  return /^[\w+/=-]+$/.test(body) && /\d/.test(body) && /[a-z]/.test(body) && /[A-Z]/.test(body);
}

/** Put results below the calls that they answer; turns that have said nothing else are gone. */
export function joined(turns: Turn[]): Turn[] {
  const calls = new Map<string, Extract<Part, { kind: "call" }>>();
  return turns.filter((turn) => {
    const had = turn.parts.length;
    turn.parts = turn.parts.filter((part) => {
      if (part.kind === "call" && part.id !== null) calls.set(part.id, part);
      if (part.kind !== "result" || part.callId === null) return true;
      const call = calls.get(part.callId);
      call?.results.push(part);
      return call === undefined;
    });
    return had === 0 || turn.parts.length > 0;
  });
}
