/** Facets: the values that there are under the filter, each with its count. Asked for when opened. */
import { useQuery } from "@tanstack/react-query";
import { createContext, memo, useContext, useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  Disclosure,
  DisclosurePanel,
  Heading,
  Modal,
  ModalOverlay,
} from "react-aria-components";
import { isCutName } from "@/state/dimensions";
import { shownCount } from "@/state/shown";
import { FailedPart } from "@/states/FailedPart";
import { Time } from "@/states/Time";
import type { PageFilter } from "@/state/useFilter";
import { useIsNarrow } from "@/state/useIsNarrow";
import { Visible } from "@/states/Visible";
import styles from "./Facets.module.css";
import { withRange } from "@/state/range";
import { chosenOf, leftOut, toggled } from "./choose";
import { FACETS, type Facet, facetCounts } from "./facet";

const FEW = 10;
const MANY = 100;

/** Only what is open hears of another filter: what is closed looks the same. */
const Of = createContext<PageFilter | null>(null);

export default function Facets({ of }: { of: PageFilter }) {
  return (
    <Of value={of}>
      <All />
    </Of>
  );
}

const All = memo(function All() {
  const isDrawer = useIsNarrow(1200);
  if (!isDrawer) {
    return (
      <aside className={styles.facets} aria-label="Facets">
        <List />
      </aside>
    );
  }
  return (
    <DialogTrigger>
      <Button className={styles.opener ?? ""}>Facets</Button>
      <ModalOverlay className={styles.veil ?? ""} isDismissable>
        <Modal className={styles.drawer ?? ""}>
          <Dialog aria-label="Facets">
            <Button slot="close">Close</Button>
            <List />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
});

function List() {
  return (
    <>
      {FACETS.map((facet) => (
        <One key={facet.key} facet={facet} />
      ))}
    </>
  );
}

function One({ facet }: { facet: Facet }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure className={styles.facet ?? ""} isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={2}>
        <Button slot="trigger">
          <span aria-hidden>{isOpen ? "▾" : "▸"}</span> {facet.title}
        </Button>
      </Heading>
      <DisclosurePanel>{isOpen && <OpenValues facet={facet} />}</DisclosurePanel>
    </Disclosure>
  );
}

function OpenValues({ facet }: { facet: Facet }) {
  const of = useContext(Of);
  return of && <Values of={of} facet={facet} />;
}

function Values({ of, facet }: { of: PageFilter; facet: Facet }) {
  const [most, setMost] = useState(FEW);
  // Without its own condition, so that there are others to choose beside it.
  const { values: chosen, rest } = chosenOf(of.own, facet);
  const counts = useQuery(facetCounts(withRange(rest, of.range), facet, most));
  if (counts.error) return <FailedPart what={facet.title} of={counts} />;
  if (!counts.data) return <p role="status">Counting…</p>;
  const { rows, isComplete, asOf } = counts.data;
  const unlisted = chosen.filter((each) => !rows.some(({ value }) => value === each));
  const all = [...rows, ...unlisted.map((value) => ({ value, count: isComplete ? 0 : null }))];
  return (
    <>
      {all.length === 0 && <p>Nothing.</p>}
      {facet.key === "tags" && chosen.length > 1 && (
        <p>Calls that have any of these. For all of them write “tag:one tag:other”.</p>
      )}
      <ul>
        {all.map(({ value, count }) => (
          <Value
            key={JSON.stringify(value)}
            {...{ of, facet, value, count }}
            isChosen={chosen.includes(value)}
          />
        ))}
      </ul>
      {!isComplete && most < MANY && <Button onPress={() => setMost(MANY)}>More</Button>}
      {!isComplete && most === MANY && <p>The {MANY} most frequent: filter for others.</p>}
      <small>
        Under {chosen.length > 0 ? "the other conditions" : "this filter"}, as of <Time at={asOf} />
      </small>
    </>
  );
}

interface ValueProps {
  of: PageFilter;
  facet: Facet;
  value: string | null;
  /** Null where it is not among the most frequent. */
  count: number | null;
  isChosen: boolean;
}

function shownValue({ key }: Facet, value: string | null): string {
  if (key === "graded") return value === "yes" ? "graded" : "not graded";
  if (value === null) return "none";
  return key === "status" || key === "kind" ? value.toLowerCase() : value;
}

function Value({ of, facet, value, count, isChosen }: ValueProps) {
  const shown = shownValue(facet, value);
  const isCut = isCutName(value);
  return (
    <li>
      <Button
        className={styles.value ?? ""}
        aria-pressed={isChosen}
        isDisabled={isCut}
        onPress={() => of.setOwn(toggled(of.own, facet, value))}
      >
        <span aria-hidden>{isChosen ? "☑" : "☐"}</span>
        <bdi className={value === null ? styles.none : undefined}>
          <Visible text={shown} />
        </bdi>
        <span>{count !== null && shownCount(count)}</span>
      </Button>
      {facet.key !== "graded" && (
        <Button
          aria-label={`Leave out ${facet.title.toLowerCase()} ${shown}`}
          isDisabled={isCut}
          onPress={() => of.setOwn(leftOut(of.own, facet, value))}
        >
          −
        </Button>
      )}
    </li>
  );
}
