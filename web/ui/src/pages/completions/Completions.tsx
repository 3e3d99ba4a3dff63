/** The list of completions: what it is filtered by, what there is by time and by name, and its rows. */
import { useSearch } from "@tanstack/react-router";
import { Suspense, memo, useDeferredValue, useState } from "react";
import { Page } from "@/frame/Page";
import styles from "./Completions.module.css";
import { Bar } from "./bar/Bar";
import { DamagedColumns } from "./rows/DamagedColumns";
import { Rows } from "./rows/Rows";
import { useAfterRows } from "./useAfterRows";
import { useFilter } from "@/state/useFilter";
import { part } from "@/states/part";

const Facets = memo(part(() => import("./facets/Facets"), "default"));
const Histogram = memo(part(() => import("./histogram/Histogram"), "default"));

export function Completions() {
  const { o } = useSearch({ from: "/completions" });
  const of = useFilter("/completions");
  // Rows before all else.
  const later = useDeferredValue(of);
  const isAfter = useAfterRows(of.filter);
  const [hasBeenAfter, setHasBeenAfter] = useState(false);
  if (isAfter && !hasBeenAfter) setHasBeenAfter(true);
  // There is nothing to filter, and nothing to count.
  const [isNew, setNew] = useState(false);
  return (
    <Page title="Completions">
      <div className={styles.page}>
        {!isNew && (
          <>
            <Bar of={of} isAfterRows={isAfter} />
            <div className={styles.histogram}>
              <Suspense>{hasBeenAfter && <Histogram of={later} isAfterRows={isAfter} />}</Suspense>
            </div>
          </>
        )}
        <div className={styles.below}>
          {!isNew && (
            <Suspense fallback={<div className={styles.facets} />}>
              {hasBeenAfter && <Facets of={later} />}
            </Suspense>
          )}
          <div className={styles.rows}>
            <DamagedColumns />
            <Rows of={of} order={o} tellNothing={setNew} />
          </div>
        </div>
      </div>
    </Page>
  );
}
