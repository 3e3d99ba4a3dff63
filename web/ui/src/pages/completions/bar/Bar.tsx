/** What stands above the rows: the filter, the range of time, and what there is to know of both. */
import { Suspense, memo, useDeferredValue, useEffect, useRef, useState } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import type { PageFilter } from "@/state/useFilter";
import { FilterBar } from "@/states/filter/FilterBar";
import type { LineHandle, Typed } from "@/states/filter/FilterLine";
import styles from "@/states/filter/filter.module.css";
import { CompareButton } from "./CompareButton";
import { part } from "@/states/part";

const Figures = memo(part(() => import("./Figures"), "default"));
const Views = memo(part(() => import("./Views"), "default"));

/** Rows that are not there by then may take long: how they are found can be asked meanwhile. */
const LATE_MILLISECONDS = 2000;

interface Props {
  of: PageFilter;
  isAfterRows: boolean;
}

export function Bar({ of, isAfterRows }: Props) {
  const [hasBeenAfter, setHasBeenAfter] = useState(false);
  if (isAfterRows && !hasBeenAfter) setHasBeenAfter(true);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  // What stands beside the filter looks the same under another one: the rows are asked for before it is drawn.
  const later = useDeferredValue(of);
  const [typed, setTyped] = useState<Typed<CompletionFilter> | null>(null);
  const line = useRef<LineHandle<CompletionFilter>>(null);
  return (
    <FilterBar
      of={of}
      tellTyped={setTyped}
      handle={line}
      beside={
        <>
          <Suspense>{hasBeenAfter && <Views of={later} />}</Suspense>
          <CompareButton of={later} line={line} />
        </>
      }
    >
      <div className={styles.figures}>
        <Suspense>
          {(hasBeenAfter || isLate) && (
            <Figures of={later} typed={typed} isAfterRows={isAfterRows} />
          )}
        </Suspense>
      </div>
    </FilterBar>
  );
}
