/** Tokens and cost: in all, and in parts behind it. */
import type { ReactNode } from "react";
import { whyNoCost } from "@/state/cost";
import { shownCount } from "@/state/shown";
import styles from "./Completion.module.css";
import type { Head } from "./documents";

export function UsageOf({ of }: { of: Head["usage"] }) {
  if (!of) return "not reported";
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

export function CostOf({ of }: { of: Head }) {
  const { cost } = of;
  if (!cost) return `not known: ${whyNoCost(of)}`;
  return (
    <InParts all={`$${cost.total}`}>
      <Line name="input" value={`$${cost.input}`} depth={0} />
      <Line name="read from a cache" value={`$${cost.cached}`} depth={1} />
      <Line name="output" value={`$${cost.output}`} depth={0} />
      <Line name="price of" value={cost.pricedModel} depth={0} />
      <Line name="by" value={cost.priceSource} depth={0} />
      {cost.priceDate !== null && <Line name="as of" value={cost.priceDate} depth={0} />}
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
