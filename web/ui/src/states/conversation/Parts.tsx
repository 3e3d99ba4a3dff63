/** The parts of a turn: text, reasoning, refusals, calls of tools with their results, pictures. */
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { Visible } from "@/states/Visible";
import type { HeldTexts } from "@/states/json/held";
import { LinkOut } from "./LinkOut";
import { SaidText, sizeOf } from "./SaidText";
import styles from "./conversation.module.css";
import type { Medium, Part, Result, Said } from "./turns";
import type { Way } from "./ways";

interface Shared {
  held: HeldTexts;
  way: Way;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

export function PartOf({ part, label, ...shared }: Shared & { part: Part; label: string }) {
  switch (part.kind) {
    case "text":
      return <SaidText {...shared} said={part} label={label} />;
    case "reasoning":
      return (
        <Folded title="Reasoning">
          <SaidText {...shared} said={part} label={`${label}, reasoning`} />
        </Folded>
      );
    case "refusal":
      return (
        <div className={styles.refusal}>
          <strong>✕ Refusal</strong>
          <SaidText {...shared} said={part} label={`${label}, refusal`} />
        </div>
      );
    case "cipher":
      return <span className={styles.chip}>encrypted reasoning, {sizeOf(part.characters)}</span>;
    case "call":
      return <Call {...shared} part={part} label={label} />;
    case "result":
      return <ResultOf {...shared} part={part} label={label} />;
    case "medium":
      return <MediumOf {...shared} part={part} label={label} />;
    case "unknown":
      return (
        <div>
          <span className={styles.chip}>{part.name || "unknown"}</span>
          <SaidText {...shared} way="json" said={part.said} label={`${label}, ${part.name}`} />
        </div>
      );
  }
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.folded}>
      <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {isOpen ? "▾" : "▸"} {title}
      </Button>
      {isOpen && children}
    </div>
  );
}

/** JSON is for arguments and results the way that is read, unless text is asked for. */
const structured = (said: Said, way: Way): Way => (said.json && way !== "text" ? "json" : way);

type CallPart = Extract<Part, { kind: "call" }>;

function Call({ part, label, ...shared }: Shared & { part: CallPart; label: string }) {
  const name = part.name ?? "a tool";
  return (
    <div className={styles.call}>
      <div className={styles.what}>
        ⚙ calls{" "}
        <b>
          <Visible text={name} />
        </b>{" "}
        {part.id !== null && (
          <code>
            <Visible text={part.id} />
          </code>
        )}
      </div>
      {part.input && (
        <Own>
          {(own) => (
            <SaidText
              {...shared}
              {...own}
              way={part.input?.json ? "json" : "text"}
              said={part.input ?? NOTHING}
              label={`${label}, arguments of ${name}`}
            />
          )}
        </Own>
      )}
      {part.results.map((result, index) => (
        <ResultOf key={index} {...shared} part={result} label={label} />
      ))}
    </div>
  );
}

const NOTHING: Said = {
  text: { id: -1, head: "", characters: 0, lines: 0, isWhole: true },
  json: null,
  isBase64: false,
};

function ResultOf({ part, label, ...shared }: Shared & { part: Result; label: string }) {
  const name = part.name ?? "";
  return (
    <div className={styles.result}>
      <div className={styles.what}>
        ↳ {part.isError === true ? <strong className={styles.bad}>✕ failed</strong> : "result"}
        {name !== "" && (
          <>
            {" of "}
            <b>
              <Visible text={name} />
            </b>
          </>
        )}
        {part.callId !== null && (
          <>
            {" "}
            <code>
              <Visible text={part.callId} />
            </code>
          </>
        )}
      </div>
      <Own>
        {(own) => (
          <SaidText
            {...shared}
            {...own}
            way={structured(part, shared.way === "markdown" ? "json" : shared.way)}
            said={part}
            label={`${label}, result ${name}`}
          />
        )}
      </Own>
    </div>
  );
}

/** Folds by itself, apart from the turn around it. */
function Own({ children }: { children: (own: Pick<Shared, "isOpen" | "setOpen">) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return children({ isOpen, setOpen });
}

const SHOWN_AT_ONCE = 4_000_000;

function MediumOf({ part, label, ...shared }: Shared & { part: Medium; label: string }) {
  const [isAsked, setAsked] = useState(part.characters <= SHOWN_AT_ONCE);
  const facts = [part.mediaType, part.name, part.fileId && `file ${part.fileId}`]
    .filter(Boolean)
    .join(", ");
  return (
    <div>
      {part.picture !== null && isAsked ? (
        <Picture held={shared.held} id={part.picture} name={part.name ?? label} />
      ) : (
        <span className={styles.chip}>
          {part.of} <Visible text={facts} />
          {part.characters > 0 && ` ${sizeOf(part.characters)}`}
          {part.remote !== null && <Remote url={part.remote} />}
          {part.picture !== null && <Button onPress={() => setAsked(true)}>Show it</Button>}
        </span>
      )}
      {part.text && <SaidText {...shared} said={part.text} label={`${label}, ${part.of}`} />}
    </div>
  );
}

function Remote({ url }: { url: string }) {
  return (
    <>
      {" at "}
      <LinkOut url={url}>
        <Visible text={url.length > 80 ? `${url.slice(0, 80)}…` : url} />
      </LinkOut>
    </>
  );
}

/** Of the bytes in the text alone; small, and large when it is pressed. */
function Picture({ held, id, name }: { held: HeldTexts; id: number; name: string }) {
  const [src, setSrc] = useState<string | null>(null);
  const [isLarge, setLarge] = useState(false);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    void held.text(id).then(setSrc, () => undefined);
  }, [held, id]);
  if (src === null) return null;
  if (isBroken) return <span className={styles.chip}>picture that cannot be read</span>;
  return (
    <Button
      className={(isLarge ? styles.large : styles.small) ?? ""}
      aria-label={`Picture in ${name}: ${isLarge ? "small" : "large"}`}
      aria-expanded={isLarge}
      onPress={() => setLarge(!isLarge)}
    >
      <img src={src} alt={`In ${name}`} onError={() => setBroken(true)} />
    </Button>
  );
}
