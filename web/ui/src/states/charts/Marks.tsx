/** A column: what is seen of it, and the links that it has. */
import type { ReactNode } from "react";
import { type Column, type Kind, type Series, linksOf, stackOf } from "./columns";
import styles from "./charts.module.css";

interface Props {
  column: Column;
  index: number;
  kind: Kind;
  series: readonly Series[];
  x: number;
  width: number;
  step: number;
  y: (value: number) => number;
  /** Which of its links the Tab key stops at. */
  stop: number | null;
  choose: (link: number) => void;
  point: () => void;
}

export function Marks({
  column,
  index,
  kind,
  series,
  x,
  width,
  step,
  y,
  stop,
  choose,
  point,
}: Props) {
  const { href, marks, name, text, isPart } = column;
  const [bottom, links] = [y(0), linksOf(column)];
  const shapes = shapesOf({ column, kind, series, x, width, y });
  const linkOf = (which: number | "column") => {
    const link = links.indexOf(which);
    return {
      "data-spot": `${index}.${link}`,
      tabIndex: stop === link ? 0 : -1,
      onFocus: () => {
        choose(link);
        point();
      },
    };
  };
  const whole = (
    <>
      <rect
        className={styles.ground}
        x={x - (step - width) / 2}
        width={step}
        y={0}
        height={bottom}
      />
      {marks.map((mark, each) => (mark.href === undefined ? shapes[each] : null))}
    </>
  );
  return (
    <g className={styles.column} data-part={isPart || undefined} onPointerEnter={point}>
      {href === null ? (
        whole
      ) : (
        <a
          href={href}
          aria-label={`${name}${isPart ? ", in part" : ""}: ${text}`}
          {...linkOf("column")}
        >
          {whole}
        </a>
      )}
      {marks.map((mark, each) =>
        mark.href === undefined || !shapes[each] ? null : (
          <a
            key={each}
            href={mark.href}
            aria-label={`${name}: ${mark.label ?? mark.text}`}
            {...linkOf(each)}
          >
            {shapes[each]}
          </a>
        ),
      )}
    </g>
  );
}

type ShapeProps = Pick<Props, "column" | "kind" | "series" | "x" | "width" | "y">;

function shapesOf({ column, kind, series, x, width, y }: ShapeProps): ReactNode[] {
  const stack = stackOf(column);
  return column.marks.map(({ value }, index) => {
    const colour = series[index]?.colour;
    if (value === null || (kind === "bars" && value === 0)) return null;
    if (kind === "lines") {
      return (
        <circle
          key={index}
          className={styles.dot}
          data-colour={colour}
          cx={x + width / 2}
          cy={y(value)}
          r={2.5}
        />
      );
    }
    const { from = 0, to = 0 } = stack[index] ?? {};
    // However small, it can be seen.
    const height = Math.max(1.5, y(from) - y(to));
    return (
      <rect
        key={index}
        className={styles.bar}
        data-colour={colour}
        x={x}
        width={Math.max(1, width)}
        y={y(from) - height}
        height={height}
      />
    );
  });
}
