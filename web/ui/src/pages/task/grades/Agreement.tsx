/** How far graders agree, field by field: what the figures mean, which values stand beside which, who with whom. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { keyName, strength } from "@/state/grades";
import type { Titles } from "@/state/titles";
import { Asked } from "@/states/Asked";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Visible } from "@/states/Visible";
import { FieldName } from "@/states/grades/FieldName";
import { useTitles } from "@/states/grades/useTitles";
import { shownCount, shownMany } from "@/state/shown";
import { Scroll } from "@/states/Scroll";
import type { TabProps } from "../tabs";
import { Confusion } from "./Confusion";
import styles from "./Grades.module.css";
import {
  type Agreement as Agreed,
  type AgreementGrader,
  type FieldAgreement,
  agreementQuery,
} from "./documents";

/** Each pair is a question of its own. */
const MOST_IN_PAIRS = 4;

export function Agreement({ task: { id, gradesPerCompletion } }: TabProps) {
  const query = agreementQuery(id);
  const asked = useQuery(query);
  return (
    <Asked query={asked} queryKey={query.queryKey}>
      {(of) =>
        of.completionCount === 0 ? (
          <TooFew id={id} perCall={gradesPerCompletion} />
        ) : (
          <Whole id={id} of={of} />
        )
      }
    </Asked>
  );
}

function TooFew({ id, perCall }: { id: string; perCall: number }) {
  return (
    <Empty title="Too few graders to compare">
      <p>
        Agreement needs calls that two graders or more have graded for this task, each under an id
        or a token of their own. There is none yet.
      </p>
      {perCall < 2 && (
        <p>
          The task wants one grade of each call, so that nobody is handed what somebody else has
          graded. Let it want two: <b>grades per call</b> in the task’s form.
        </p>
      )}
      <p>
        <a href={`#/grade/${encodeURIComponent(id)}`}>Grade</a>
      </p>
    </Empty>
  );
}

function Whole({ id, of }: { id: string; of: Agreed }) {
  const [chosen, choose] = useState<string | null>(null);
  const titles = useTitles(id);
  const field = of.fields.find(({ path }) => path === chosen) ?? of.fields[0];
  if (!field) {
    return (
      <Empty title="No field can be compared">
        <p>
          The task’s schema tells of no field whether two of its values are the same: of texts and
          lists nothing is computed.
        </p>
      </Empty>
    );
  }
  return (
    <div className={styles.stack}>
      <p>
        {shownMany(of.completionCount, "call")} {of.completionCount === 1 ? "was" : "were"} graded
        by two graders or more ({shownCount(of.gradeCount)} grades by {of.graders.length} graders).
        Decisions do not count.
      </p>
      <div className={styles.cards} role="group" aria-label="Fields">
        {of.fields.map((each) => (
          <Card
            key={each.path}
            of={each}
            titles={titles}
            isChosen={each === field}
            choose={() => choose(each.path)}
          />
        ))}
      </div>
      <OneField key={field.path} {...{ id, of, field, titles }} />
    </div>
  );
}

/** The level says which of the figures is the one to look at. */
const LEVELS = {
  NOMINAL: ["Names", "values are the same, or not"],
  ORDINAL: ["Steps", "values have an order: close is better than far"],
  INTERVAL: ["Numbers", "how far values are apart counts"],
} as const;

interface CardProps {
  of: FieldAgreement;
  titles: Titles;
  isChosen: boolean;
  choose: () => void;
}

function Card({ of, titles, isChosen, choose }: CardProps) {
  const best = of.krippendorffAlpha.value ?? of.cohenKappa.value;
  return (
    <button type="button" className={styles.card} aria-pressed={isChosen} onClick={choose}>
      <span className={styles.path}>
        <FieldName name={of.path} titles={titles} isPath hasKey />
      </span>
      <span className={styles.big}>
        {of.percent.value === null ? "–" : `${Math.round(of.percent.value)} %`}
      </span>
      <span className={styles.second}>
        {best === null ? "not told beyond chance" : `${strength(best)} beyond chance`}
      </span>
    </button>
  );
}

interface FieldProps {
  id: string;
  of: Agreed;
  field: FieldAgreement;
  titles: Titles;
}

function OneField({ id, of, field, titles }: FieldProps) {
  return (
    <>
      <section aria-labelledby="agreement-figures">
        <h2 id="agreement-figures">
          <FieldName name={field.path} titles={titles} isPath hasKey />
        </h2>
        <Figures of={field} />
      </section>
      <Confusion id={id} of={of} field={field} />
      {of.graders.length > 2 && <Pairs id={id} graders={of.graders} path={field.path} />}
    </>
  );
}

function Figures({ of }: { of: FieldAgreement }) {
  const level = of.level === null ? null : LEVELS[of.level];
  const rows: [string, string, string][] = [
    [
      "Percent",
      of.percent.value === null ? "–" : `${of.percent.value.toFixed(1)} %`,
      of.percent.reason ??
        `Of ${shownCount(of.pairCount)} pairs of grades of one call so many are the same. Some of it is chance.`,
    ],
    [
      "Cohen’s kappa",
      shown(of.cohenKappa.value),
      of.cohenKappa.reason ??
        `${explained(of.cohenKappa.value)}${of.cohenKappa.pairs > 1 ? ` The mean of ${of.cohenKappa.pairs} pairs of graders.` : ""}`,
    ],
    [
      "Fleiss’ kappa",
      shown(of.fleissKappa.value),
      of.fleissKappa.reason ?? "The same of all graders together, whoever they are.",
    ],
    [
      "Krippendorff’s alpha",
      shown(of.krippendorffAlpha.value),
      of.krippendorffAlpha.reason ?? alphaWords(of.krippendorffAlpha.value),
    ],
  ];
  return (
    <>
      <dl className={styles.figures}>
        {rows.map(([name, value, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b className={styles.figure}>{value}</b>
              <span className={styles.second}>{words}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>Level</dt>
          <dd>
            <b className={styles.figure}>{level?.[0] ?? "none"}</b>
            <span className={styles.second}>
              {level?.[1] ?? "the schema does not tell"}; {shownMany(of.completionCount, "call")},{" "}
              {shownCount(of.gradeCount)} grades
              {of.leftOutCount > 0 &&
                `; ${shownCount(of.leftOutCount)} values have no place on this level and are left out`}
            </span>
          </dd>
        </div>
      </dl>
      {of.completionCount < FEW && (
        <p className={styles.second}>
          {of.completionCount === 1 ? "One call is" : `${of.completionCount} calls are`} few: take
          these figures as a hint until there are {FEW} or more.
        </p>
      )}
    </>
  );
}

const FEW = 20;

function shown(value: number | null): string {
  if (value === null) return "–";
  const text = value.toFixed(2);
  return text === "-0.00" ? "0.00" : text.replace("-", "−");
}

function explained(value: number | null): string {
  if (value === null) return "";
  return `0 is what chance alone gives, 1 is always the same: this is ${strength(value)} beyond chance.`;
}

function alphaWords(value: number | null): string {
  if (value === null) return "";
  const base = "As kappa, with the distance of values, and where grades are missing.";
  if (value >= 0.8) return `${base} From 0.80 on grades can be relied on.`;
  if (value >= 0.667) return `${base} From 0.67 to 0.80 conclusions are tentative.`;
  return `${base} Below 0.67 look at the instruction before you trust the grades.`;
}

/** Who agrees with whom: of few graders each pair, else of the two that are chosen. */
function Pairs({ id, graders, path }: { id: string; graders: AgreementGrader[]; path: string }) {
  const [isAll, setAll] = useState(graders.length <= MOST_IN_PAIRS);
  const some = isAll ? graders : graders.slice(0, MOST_IN_PAIRS);
  const pairs = some.flatMap((one, index) =>
    some.slice(index + 1).map((other) => [one, other] as const),
  );
  const asked = useQueries({
    queries: pairs.map(([one, other]) =>
      agreementQuery(id, { path, graders: [one.key, other.key] }),
    ),
  });
  const failed = asked.filter((each) => each.error);
  const [first] = failed;
  return (
    <div>
      <h2>Pairs of graders</h2>
      {first && (
        <Failure
          error={first.error}
          retry={() => failed.forEach(({ refetch }) => void refetch())}
        />
      )}
      <Scroll label="Pairs of graders" className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Graders</th>
              <th>Calls</th>
              <th>Percent</th>
              <th>Kappa</th>
              <th>Alpha</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(([one, other], index) => {
              const field = asked[index]?.data?.fields[0];
              return (
                <tr key={`${one.key} ${other.key}`}>
                  <th scope="row">
                    <GraderOf of={one} /> and <GraderOf of={other} />
                  </th>
                  <td>{field ? shownCount(field.completionCount) : "…"}</td>
                  <td>
                    {field?.percent.value == null ? "–" : `${field.percent.value.toFixed(1)} %`}
                  </td>
                  <td title={field?.cohenKappa.reason ?? undefined}>
                    {shown(field?.cohenKappa.value ?? null)}
                  </td>
                  <td title={field?.krippendorffAlpha.reason ?? undefined}>
                    {shown(field?.krippendorffAlpha.value ?? null)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {!isAll && (
        <Button onPress={() => setAll(true)}>
          All {(graders.length * (graders.length - 1)) / 2} pairs
        </Button>
      )}
    </div>
  );
}

export function GraderOf({ of }: { of: AgreementGrader }) {
  return <Visible text={of.name ?? keyName(of.key)} />;
}
