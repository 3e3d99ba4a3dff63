/** A chart with its heading, its figure, what its colours mean, and a table behind a button. */
import { type ReactNode, useId, useState } from "react";
import { Button } from "react-aria-components";
import { Visible } from "@/states/Visible";
import { TimeChart } from "./TimeChart";
import { TimeTable } from "./TimeTable";
import type { Column, Kind, Series } from "./columns";
import styles from "./charts.module.css";

interface Props {
  title: string;
  kind: Kind;
  columns: readonly Column[];
  series: readonly Series[];
  print: (value: number) => string;
  height?: number;
  mark?: number | null | undefined;
  /** The figure of the whole range, and how it differs. */
  children?: ReactNode;
}

export function ChartCard(props: Props) {
  const { title, kind, columns, series, print, height = 150, mark, children } = props;
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button
          className={styles.switch ?? ""}
          aria-label={`${title}: ${isTable ? "chart" : "table"}`}
          onPress={() => setTable(!isTable)}
        >
          {isTable ? "Chart" : "Table"}
        </Button>
      </header>
      {children}
      {isTable ? (
        <TimeTable label={title} columns={columns} series={series} />
      ) : (
        <TimeChart label={`${title} by time`} {...{ kind, columns, series, print, height, mark }} />
      )}
      {series.length > 1 && !isTable && <Legend series={series} />}
    </section>
  );
}

export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className={styles.legend} aria-hidden>
      {series.map(({ title, colour }) => (
        <li key={title}>
          <i data-colour={colour} />
          <bdi>
            <Visible text={title} />
          </bdi>
        </li>
      ))}
    </ul>
  );
}
