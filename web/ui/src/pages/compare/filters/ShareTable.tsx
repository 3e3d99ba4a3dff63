/** The lines: each share leads to its calls, and each line narrows both sides to it. */
import { Button } from "react-aria-components";
import type { CompletionFilter } from "@/gql/graphql";
import { withCondition } from "@/state/conditions";
import { count, percent } from "@/state/figures";
import { listLink } from "@/state/listLink";
import { Scroll } from "@/states/Scroll";
import { Visible } from "@/states/Visible";
import styles from "./Filters.module.css";
import {
  type Line,
  type Portion,
  type Sides,
  type Times,
  differenceOf,
  differenceWords,
  timesOf,
} from "./shares";

interface Props {
  lines: readonly Line[];
  sides: Sides;
  narrow: (condition: CompletionFilter) => void;
}

export function ShareTable({ lines, sides, narrow }: Props) {
  const times = timesOf(sides.a, sides.b);
  return (
    <Scroll label="What differs, table" className={styles.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Share in A{times && `, ${times.A}`}</th>
            <th scope="col">Share in B{times && `, ${times.B}`}</th>
            <th scope="col">
              <span className="visually-hidden">Both as bars</span>
            </th>
            <th scope="col">Difference</th>
            <th scope="col">
              <span className="visually-hidden">Narrow</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={keyOf(line)} {...{ line, sides, times, narrow }} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A key of the metadata may be named as a field is; `1` and `"1"` are two values. */
const keyOf = ({ kind, name, condition }: Line) => JSON.stringify([kind, name, condition]);

interface RowProps extends Omit<Props, "lines"> {
  line: Line;
  times: Times | null;
}

function Row({ line, sides, times, narrow }: RowProps) {
  const { kind, name, condition, a, b } = line;
  const difference = differenceOf(line) ?? 0;
  const mark = Math.abs(difference) < 0.0005 ? "=" : difference > 0 ? "▲" : "▼";
  return (
    <tr>
      <th scope="row">
        <small>{kind}</small>{" "}
        <bdi>
          <Visible text={name} />
        </bdi>
      </th>
      <td data-name="A">
        <Share of={a} condition={condition} filter={sides.a} />
      </td>
      <td data-name="B">
        <Share of={b} condition={condition} filter={sides.b} />
      </td>
      <td aria-hidden className={styles.bars}>
        <i data-side="A" style={{ width: `${(a.share ?? 0) * 100}%` }} />
        <i data-side="B" style={{ width: `${(b.share ?? 0) * 100}%` }} />
      </td>
      <td>
        <span aria-hidden>{mark} </span>
        {differenceWords(line, times)}
      </td>
      <td>
        {condition && (
          <Button
            className={styles.narrow ?? ""}
            aria-label={`Narrow both to ${kind.toLowerCase()} ${name}`}
            onPress={() => narrow(condition)}
          >
            Narrow
          </Button>
        )}
      </td>
    </tr>
  );
}

interface ShareProps {
  of: Portion;
  condition: CompletionFilter | null;
  filter: CompletionFilter;
}

function Share({ of: { count: calls, share }, condition, filter }: ShareProps) {
  const text = (
    <>
      <span>{percent(share)}</span> <small>{count(calls)}</small>
    </>
  );
  if (!condition || calls === 0) return text;
  return <a href={listLink({ filter: withCondition(filter, condition) })}>{text}</a>;
}
