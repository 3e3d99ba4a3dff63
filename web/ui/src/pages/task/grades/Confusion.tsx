/** Which values two graders have given side by side: each number leads to these calls. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FeedbackCondition } from "@/gql/graphql";
import { byGrader, completionsHref, keyName } from "@/state/grades";
import { answered } from "@/state/exact";
import { Asked } from "@/states/Asked";
import { Visible } from "@/states/Visible";
import { shownCount, shownMany } from "@/state/shown";
import { Scroll } from "@/states/Scroll";
import { Select } from "@/states/Select";
import styles from "./Grades.module.css";
import {
  type Agreement,
  type AgreementGrader,
  type FieldAgreement,
  agreementQuery,
} from "./documents";

interface Props {
  id: string;
  of: Agreement;
  field: FieldAgreement;
}

export function Confusion({ id, of, field }: Props) {
  const byCount = [...of.graders].sort((a, b) => b.gradeCount - a.gradeCount);
  const [[one, other], choose] = useState<[string, string]>([
    byCount[0]?.key ?? "",
    byCount[1]?.key ?? "",
  ]);
  const isPair = of.graders.length === 2;
  const options = of.graders.map(({ key, name }) => [key, name ?? keyName(key)] as const);
  const query = agreementQuery(id, { path: field.path, graders: [one, other] });
  const asked = useQuery({ ...query, enabled: !isPair && one !== other });
  return (
    <div>
      <h2>Side by side</h2>
      <p className={styles.second}>
        Each number is of calls, and leads to them. On the diagonal both say the same.
      </p>
      {!isPair && (
        <div className={styles.choices}>
          <Select label="Rows" options={options} value={one} set={(key) => choose([key, other])} />
          <Select
            label="Columns"
            options={options}
            value={other}
            set={(key) => choose([one, key])}
          />
        </div>
      )}
      {isPair ? (
        <Matrix id={id} of={field} graders={of.graders} />
      ) : one === other ? (
        <p>Choose two graders.</p>
      ) : (
        <Asked query={asked} queryKey={query.queryKey}>
          {({ fields, graders }) =>
            fields[0] && graders.length === 2 ? (
              <Matrix id={id} of={fields[0]} graders={graders} />
            ) : (
              <p>These two have graded no call both.</p>
            )
          }
        </Asked>
      )}
    </div>
  );
}

interface MatrixProps {
  id: string;
  of: FieldAgreement;
  graders: readonly AgreementGrader[];
}

function Matrix({ id, of: { path, confusion }, graders }: MatrixProps) {
  const [one, other] = confusion.graders ?? [];
  if (confusion.reason !== null || one === undefined || other === undefined) {
    return <p>{confusion.reason ?? "There is no table of these."}</p>;
  }
  const nameOf = (key: string) => graders.find((each) => each.key === key)?.name ?? keyName(key);
  const most = Math.max(1, ...confusion.rows.flatMap(({ counts }) => counts));
  return (
    <Scroll label="Side by side" className={styles.scroll}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <td />
            <th colSpan={confusion.values.length} scope="colgroup">
              <Visible text={nameOf(other)} />
            </th>
          </tr>
          <tr>
            <th>
              <Visible text={nameOf(one)} />
            </th>
            {confusion.values.map((value, index) => (
              <th key={index} scope="col">
                <Visible text={answered(value)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {confusion.rows.map(({ value, counts }, row) => (
            <tr key={row}>
              <th scope="row">
                <Visible text={answered(value)} />
              </th>
              {counts.map((count, column) => (
                <td
                  key={column}
                  data-same={row === column || undefined}
                  style={
                    { "--share": `${Math.round((60 * count) / most)}%` } as React.CSSProperties
                  }
                >
                  {count === 0 ? (
                    <span className={styles.none}>0</span>
                  ) : (
                    <a
                      href={callsOf(id, path, [one, value], [other, confusion.values[column]])}
                      aria-label={`${shownMany(count, "call")}: ${nameOf(one)} says ${answered(value)}, ${nameOf(other)} says ${answered(confusion.values[column])}`}
                    >
                      {shownCount(count)}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type Said = readonly [grader: string, value: unknown];

/** The calls of which both have said so. */
function callsOf(id: string, path: string, ...said: [Said, Said]): string {
  const of = ([grader, value]: Said): { feedback: { some: FeedbackCondition } } => ({
    feedback: {
      some: {
        taskId: { eq: id },
        adjudicates: false,
        ...byGrader(grader),
        values: [{ path, eq: value }],
      },
    },
  });
  return completionsHref({ and: said.map(of) });
}
