/** What stands above the rows: the filter, the range of time, and what there is to know of both. */
import { Suspense, lazy, useState } from "react";
import type { PageFilter } from "@/state/useFilter";
import { FilterBar } from "@/states/filter/FilterBar";
import styles from "@/states/filter/filter.module.css";
import { CompareButton } from "./CompareButton";

const Figures = lazy(() => import("./Figures"));
const Views = lazy(() => import("./Views"));

interface Props {
  of: PageFilter;
  isAfterRows: boolean;
}

export function Bar({ of, isAfterRows }: Props) {
  const [hasBeenAfter, setHasBeenAfter] = useState(false);
  if (isAfterRows && !hasBeenAfter) setHasBeenAfter(true);
  return (
    <FilterBar
      of={of}
      beside={
        <>
          <Suspense>{hasBeenAfter && <Views of={of} />}</Suspense>
          <CompareButton of={of} />
        </>
      }
    >
      <div className={styles.figures}>
        <Suspense>{hasBeenAfter && <Figures of={of} isAfterRows={isAfterRows} />}</Suspense>
      </div>
    </FilterBar>
  );
}
