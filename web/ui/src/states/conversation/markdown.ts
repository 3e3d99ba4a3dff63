/** Markdown to a tree of plain objects; GitHub's tables, strikes, tasks and addresses too. */
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { writtenOut } from "@/states/controls";

const DEEPEST = 100;
const MOST_NODES = 20_000;

export interface MarkdownReader {
  read: (text: string) => Root | null;
}

/** Null where it is nested too deep, or has more parts than a page can lay out: it is shown as text. */
export function readMarkdown(text: string): Root | null {
  const root = fromMarkdown(writtenOut(text), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  let nodes = 0;
  const isPlain = (node: Nodes, depth: number): boolean => {
    nodes += 1;
    delete node.position;
    if (depth > DEEPEST || nodes > MOST_NODES) return false;
    return !("children" in node) || node.children.every((each) => isPlain(each, depth + 1));
  };
  return isPlain(root, 0) ? root : null;
}
