/**
 * Markdown as elements, never as markup: HTML in it is text, pictures are chips, and links lead out
 * by http and https alone. A text that cannot be read within a second is shown as text.
 */
import type { Nodes, Root, RootContent, Definition } from "mdast";
import { type ReactNode, useEffect, useState } from "react";
import { caller, openWorker } from "@/state/worker";
import { Scroll } from "../Scroll";
import { LinkOut } from "./LinkOut";
import styles from "./conversation.module.css";
import type { MarkdownReader } from "./markdown";
import workerUrl from "./markdown.worker.ts?worker&url";

const PATIENCE_MILLISECONDS = 1_000;

let shared: ReturnType<typeof open> | undefined;
let waiting: Promise<unknown> = Promise.resolve();

function open() {
  return caller<MarkdownReader>(openWorker(workerUrl));
}

/** One after the other, in one worker: whichever takes too long is the one that ends it. */
function read(text: string): Promise<Root | null> {
  const result = waiting.then(async () => {
    shared ??= open();
    const { end, remote } = shared;
    const timer = setTimeout(
      () => {
        shared = undefined;
        end();
      },
      PATIENCE_MILLISECONDS + (isWarm ? 0 : 5_000),
    );
    try {
      return await remote.read(text);
    } catch {
      return null;
    } finally {
      isWarm = true;
      clearTimeout(timer);
    }
  });
  waiting = result;
  return result;
}
// The first has to wait until the worker is loaded.
let isWarm = false;

interface Props {
  text: string;
  /** What is shown until it is read, and where it cannot be. */
  fallback: ReactNode;
}

export function Markdown({ text, fallback }: Props) {
  const [made, setMade] = useState<{ of: string; root: Root | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void read(text).then((root) => isCurrent && setMade({ of: text, root }));
    return () => {
      isCurrent = false;
    };
  }, [text]);
  if (made?.of !== text) return fallback;
  if (made.root === null) {
    return (
      <>
        <p className={styles.note}>Shown as text: as Markdown it is too deep, or takes too long.</p>
        {fallback}
      </>
    );
  }
  return <div className={styles.markdown}>{new Drawing(made.root).draw()}</div>;
}

/** Below a page's own headings, whatever level the text gives its own. */
const HEADINGS = ["h4", "h4", "h5", "h6", "h6", "h6"] as const;

class Drawing {
  readonly #root: Root;
  readonly #definitions = new Map<string, Definition>();

  constructor(root: Root) {
    this.#root = root;
    for (const node of root.children) {
      if (node.type === "definition") this.#definitions.set(node.identifier, node);
    }
  }

  draw(): ReactNode {
    return this.#all(this.#root.children);
  }

  #all(nodes: readonly RootContent[]): ReactNode {
    return nodes.map((node, index) => <Part key={index}>{this.#one(node)}</Part>);
  }

  #one(node: RootContent): ReactNode {
    switch (node.type) {
      case "text":
        return node.value;
      case "html":
        return <code>{node.value}</code>;
      case "inlineCode":
        return <code>{node.value}</code>;
      case "code":
        return <Code text={node.value} language={node.lang ?? ""} />;
      case "break":
        return <br />;
      case "thematicBreak":
        return <hr />;
      case "image":
        return <Picture url={node.url} alt={node.alt ?? ""} />;
      case "imageReference":
        return <Picture url={this.#urlOf(node.identifier)} alt={node.alt ?? ""} />;
      case "footnoteReference":
        return <sup>[{node.label ?? node.identifier}]</sup>;
      case "definition":
      case "yaml":
        return null;
      default:
        return this.#parent(node);
    }
  }

  #urlOf(identifier: string): string {
    return this.#definitions.get(identifier)?.url ?? "";
  }

  #parent(node: Extract<Nodes, { children: unknown[] }>): ReactNode {
    const inside = this.#all(node.children);
    switch (node.type) {
      case "paragraph":
        return <p>{inside}</p>;
      case "heading": {
        const Heading = HEADINGS[node.depth - 1] ?? "h6";
        return <Heading>{inside}</Heading>;
      }
      case "emphasis":
        return <em>{inside}</em>;
      case "strong":
        return <strong>{inside}</strong>;
      case "delete":
        return <del>{inside}</del>;
      case "blockquote":
        return <blockquote>{inside}</blockquote>;
      case "list":
        return node.ordered ? <ol start={node.start ?? 1}>{inside}</ol> : <ul>{inside}</ul>;
      case "listItem":
        return (
          <li>
            {node.checked != null && <span>{node.checked ? "☑ " : "☐ "}</span>}
            {inside}
          </li>
        );
      case "link":
        return <LinkOut url={node.url}>{inside}</LinkOut>;
      case "linkReference":
        return <LinkOut url={this.#urlOf(node.identifier)}>{inside}</LinkOut>;
      case "table":
        return (
          <Scroll label="Table" className={styles.wide}>
            <table>
              <tbody>{inside}</tbody>
            </table>
          </Scroll>
        );
      case "tableRow":
        return <tr>{inside}</tr>;
      case "tableCell":
        return <td>{inside}</td>;
      case "footnoteDefinition":
        return (
          <div>
            [{node.label ?? node.identifier}] {inside}
          </div>
        );
      default:
        return inside;
    }
  }
}

function Part({ children }: { children: ReactNode }) {
  return children;
}

function Code({ text, language }: { text: string; language: string }) {
  return (
    <Scroll label={`Code ${language}`.trim()} as="pre" className={styles.wide}>
      <code>{text}</code>
    </Scroll>
  );
}

function Picture({ url, alt }: { url: string; alt: string }) {
  return (
    <span className={styles.chip}>
      picture {alt !== "" && `“${alt}” `}
      {url.startsWith("data:") ? "in the text" : <LinkOut url={url}>{url.slice(0, 100)}</LinkOut>}
    </span>
  );
}
