/** Tokens and cost: in all, and in parts behind it. */
import type { ReactNode } from "react";
import { shownCount } from "@/state/shown";
import styles from "./Completion.module.css";
import type { Head } from "./documents";

export function UsageOf({ of }: { of: Head["usage"] }) {
  if (!of) return "–";
  const parts: [string, number | null, number][] = [
    ["prompt", of.promptTokens, 0],
    ["read from a cache", of.cachedTokens, 1],
    ["written to a cache", of.cacheWriteTokens, 1],
    ["completion", of.completionTokens, 0],
    ["reasoning", of.reasoningTokens, 1],
    ["audio, of both", of.audioTokens, 0],
  ];
  return (
    <InParts all={of.totalTokens === null ? "–" : shownCount(of.totalTokens)}>
      {parts.map(([name, tokens, depth]) =>
        tokens === null ? null : (
          <Line key={name} name={name} value={shownCount(tokens)} depth={depth} />
        ),
      )}
    </InParts>
  );
}

export function CostOf({ of }: { of: Head["cost"] }) {
  if (!of) return <span title="The price or the tokens are not known for sure">not known</span>;
  return (
    <InParts all={`$${of.total}`}>
      <Line name="input" value={`$${of.input}`} depth={0} />
      <Line name="read from a cache" value={`$${of.cached}`} depth={1} />
      <Line name="output" value={`$${of.output}`} depth={0} />
      <Line name="price of" value={of.pricedModel} depth={0} />
      <Line name="by" value={of.priceSource} depth={0} />
      {of.priceDate !== null && <Line name="as of" value={of.priceDate} depth={0} />}
    </InParts>
  );
}

function InParts({ all, children }: { all: string; children: ReactNode }) {
  return (
    <details className={styles.parts}>
      <summary>{all}</summary>
      <table>
        <tbody>{children}</tbody>
      </table>
    </details>
  );
}

function Line({ name, value, depth }: { name: string; value: string; depth: number }) {
  return (
    <tr>
      <th scope="row" style={{ paddingInlineStart: depth * 12 }}>
        {name}
      </th>
      <td>{value}</td>
    </tr>
  );
}
