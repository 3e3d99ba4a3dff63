/** How many by time, failed ones on top. A part of it that is chosen becomes the range. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { Button } from "react-aria-components";
import { printRange } from "@/state/range";
import { shownCount } from "@/state/shown";
import { FailedPart } from "@/states/FailedPart";
import { Time } from "@/states/Time";
import type { PageFilter } from "@/state/useFilter";
import { Scroll } from "@/states/Scroll";
import { Bars } from "./Bars";
import styles from "./Histogram.module.css";
import { type Counted, histogram } from "./stats";

interface Props {
  of: PageFilter;
  isAfterRows: boolean;
}

export default function Histogram({ of, isAfterRows }: Props) {
  const [isTable, setTable] = useState(false);
  // Under another filter the bars of before stay until there are others: nothing below them moves.
  const counts = useQuery({
    ...histogram(of.filter, of.range),
    enabled: isAfterRows,
    placeholderData: keepPreviousData,
  });
  const { setRange } = of;
  const narrow = useCallback(
    (from: number, to: number) => setRange(printRange({ from, to })),
    [setRange],
  );
  if (counts.error) return <FailedPart what="The counts by time" of={counts} />;
  if (!counts.data || counts.data.bars.length === 0) return null;
  return (
    <section aria-label="By time">
      <Bars bars={counts.data.bars} narrow={narrow} />
      <p className={styles.note}>
        <span aria-hidden className={styles.failedMark}>
          ■
        </span>{" "}
        failed{" "}
        <span aria-hidden className={styles.otherMark}>
          ■
        </span>{" "}
        others,{" "}
        {counts.isPlaceholderData ? (
          "of the filter before: counting …"
        ) : (
          <>
            as of <Time at={counts.data.asOf} />
          </>
        )}{" "}
        <Button aria-expanded={isTable} onPress={() => setTable(!isTable)}>
          Table
        </Button>
      </p>
      {isTable && <Numbers counted={counts.data} narrow={narrow} />}
    </section>
  );
}

function Numbers({
  counted,
  narrow,
}: {
  counted: Counted;
  narrow: (from: number, to: number) => void;
}) {
  return (
    <Scroll label="Counts by time" className={styles.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Calls</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {counted.bars
            .filter(({ count }) => count > 0)
            .map(({ from, to, count, failed }) => (
              <tr key={from}>
                <th scope="row">
                  <Button onPress={() => narrow(from, to)}>
                    <Time at={new Date(from).toISOString()} />
                  </Button>
                </th>
                <td>{shownCount(count)}</td>
                <td>{shownCount(failed)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Scroll>
  );
}
