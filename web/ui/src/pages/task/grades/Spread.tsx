/** What grades say of a field: how often each value was given, by version, grader, model or day. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { CountedGrades } from "@/gql/graphql";
import { answered, printed } from "@/state/exact";
import { zone } from "@/state/preferences";
import { useStored } from "@/state/stored";
import { type Titles, titlesOf } from "@/state/titles";
import { zoneName } from "@/state/time";
import { Asked } from "@/states/Asked";
import { Empty } from "@/states/Empty";
import { Time } from "@/states/Time";
import { nounOf, shownCount, shortened } from "@/state/shown";
import { Visible } from "@/states/Visible";
import { graderNames, taskSchema } from "@/states/grades/documents";
import { Scroll } from "@/states/Scroll";
import { Select } from "@/states/Select";
import type { TabProps } from "../tabs";
import { type SpreadRow, type Spread as Told, spreadQuery } from "./documents";
import styles from "./Grades.module.css";
import { COUNTED, GROUPS, type GroupBy, askedBy, groupName, hrefOf, pathsOf } from "./spread";

const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

export function Spread({ task: { id } }: TabProps) {
  const query = taskSchema(id);
  const asked = useQuery(query);
  return (
    <Asked query={asked} queryKey={query.queryKey}>
      {(task) => <Whole id={id} schema={task?.jsonSchema} />}
    </Asked>
  );
}

function Whole({ id, schema }: { id: string; schema: unknown }) {
  const paths = useMemo(() => pathsOf(schema), [schema]);
  const titles = titlesOf(schema);
  const [path, setPath] = useState(paths[0] ?? "");
  const [by, setBy] = useState<GroupBy>("none");
  const [counted, setCounted] = useState<CountedGrades>("GRADERS");
  const chosenZone = useStored(zone);
  const query = spreadQuery(id, { path, grades: counted, ...askedBy(by, zoneName(chosenZone)) });
  const asked = useQuery({ ...query, enabled: path !== "" });
  if (path === "") {
    return (
      <Empty title="No fields">
        <p>The task’s schema names no field of its answers.</p>
      </Empty>
    );
  }
  return (
    <div className={styles.stack}>
      <div className={styles.choices}>
        <Select
          label="Field"
          value={path}
          options={paths.map((each) => [each, optionOf(each, titles)])}
          set={setPath}
        />
        <Select label="By" value={by} options={entries(GROUPS)} set={setBy} />
        <Select label="Grades" value={counted} options={entries(COUNTED)} set={setCounted} />
      </div>
      <Asked query={asked} queryKey={query.queryKey}>
        {(told) => <Groups {...{ id, path, by, counted, told }} />}
      </Asked>
    </div>
  );
}

function entries<K extends string>(of: Record<K, string>): [K, string][] {
  return Object.entries(of) as [K, string][];
}

/** A list shows texts alone: the key stands beside the title. */
function optionOf(path: string, titles: Titles): string {
  const title = titles.get(path);
  return title === undefined || title === path ? path : `${title} (${path})`;
}

interface Of {
  id: string;
  path: string;
  by: GroupBy;
  counted: CountedGrades;
}

function Groups({ told, ...of }: Of & { told: Told }) {
  const rows = told.rows.filter(({ count }) => count > 0);
  if (rows.length === 0) {
    return (
      <Empty title="Nothing graded yet">
        <p>No grade has a value for this field.</p>
        <a href={`#/grade/${encodeURIComponent(of.id)}`}>Grade</a>
      </Empty>
    );
  }
  return (
    <>
      {of.by === "none" && rows[0] ? <Bars {...of} row={rows[0]} /> : <Table {...of} rows={rows} />}
      <p className={styles.second}>
        All that was graded before <Time at={told.asOf} /> is counted. Each number leads to its
        grades. A grade of several calls counts once for each of them.
        {!told.isComplete && " There are more groups than are shown."}
        {told.cutCount > 0 &&
          ` Of ${shownCount(told.cutCount)} grades that are very long not all values are counted.`}
      </p>
    </>
  );
}

/** One bar for each value. */
function Bars({ row, ...of }: Of & { row: SpreadRow }) {
  const values = row.distribution ?? [];
  const most = Math.max(1, ...values.map(({ count }) => count));
  return (
    <section aria-label="All grades">
      <p>
        <b className={styles.figure}>{shownCount(row.count)}</b> {nounOf(row.count, "grade")}
        {row.mean !== null && <Numbers of={row} />}
      </p>
      <ul className={styles.bars}>
        {ordered(values).map(({ value, count, share: part }) => (
          <li key={printed(value)}>
            <a href={hrefOf(of.id, of.path, value, { ...of, row })}>
              <span className={styles.value}>
                <Visible text={answered(value)} />
                <span className="visually-hidden">: </span>
              </span>
              <span className={styles.track}>
                <span style={{ inlineSize: `${(100 * count) / most}%` }} />
              </span>
              <Count count={count} part={part} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Heard as `2 grades, 33%`; what is seen stands in columns. */
function Count({ count, part }: { count: number; part: number }) {
  return (
    <>
      <span className={styles.count}>{shownCount(count)}</span>
      <span className="visually-hidden"> {nounOf(count, "grade")}, </span>
      <span className={styles.share}>{share.format(part)}</span>
    </>
  );
}

function Numbers({ of }: { of: SpreadRow }) {
  const figures: [string, number | null][] = [
    ["mean", of.mean],
    ["least", of.min],
    ["median", of.percentile],
    ["greatest", of.max],
  ];
  return figures.map(([name, value]) =>
    value === null ? null : (
      <span key={name}>
        {" · "}
        {name} <b className={styles.figure}>{decimal.format(value)}</b>
      </span>
    ),
  );
}

const MOST_COLUMNS = 10;

/** A row for each group, a column for each value: what is compared stands one below the other. */
function Table({ rows, ...of }: Of & { rows: readonly SpreadRow[] }) {
  const all = new Map<string, { value: unknown; count: number }>();
  for (const { value, count } of rows.flatMap(({ distribution }) => distribution ?? [])) {
    const key = printed(value);
    all.set(key, { value, count: (all.get(key)?.count ?? 0) + count });
  }
  const most = [...all.values()].sort((a, b) => b.count - a.count).slice(0, MOST_COLUMNS);
  const values = ordered(most).map(({ value }) => value);
  const hasMean = rows.some(({ mean }) => mean !== null);
  return (
    <Scroll label={`By ${GROUPS[of.by]}`} className={styles.scroll}>
      <table className={styles.spread}>
        <thead>
          <tr>
            <th>{GROUPS[of.by]}</th>
            <th data-number>Grades</th>
            {hasMean && <th data-number>Mean</th>}
            {values.map((value) => (
              <th key={printed(value)} scope="col" title={answered(value)} data-value>
                <Visible text={shortened(answered(value), 40)} />
              </th>
            ))}
            {all.size > values.length && <th data-number>other</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Group
              key={index}
              {...of}
              {...{ row, values, hasMean }}
              hasOther={all.size > values.length}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

interface GroupProps extends Of {
  row: SpreadRow;
  values: readonly unknown[];
  hasMean: boolean;
  hasOther: boolean;
}

function Group({ row, values, hasMean, hasOther, ...of }: GroupProps) {
  const names = useQuery({ ...graderNames(of.id), enabled: of.by === "grader" }).data;
  const name = names?.get(row.group[0] ?? "") ?? groupName(row, of.by);
  const found = new Map((row.distribution ?? []).map((each) => [printed(each.value), each]));
  const told = values.reduce<number>(
    (sum, value) => sum + (found.get(printed(value))?.count ?? 0),
    0,
  );
  return (
    <tr>
      <th scope="row">
        <Visible text={name} />
      </th>
      <td data-number>
        <a href={hrefOf(of.id, of.path, undefined, { ...of, row })}>{shownCount(row.count)}</a>
      </td>
      {hasMean && <td data-number>{row.mean === null ? "–" : decimal.format(row.mean)}</td>}
      {values.map((value) => {
        const at = found.get(printed(value));
        return (
          <td key={printed(value)} data-value>
            {at ? (
              <a href={hrefOf(of.id, of.path, value, { ...of, row })}>
                <span className="visually-hidden">{`${name}, ${answered(value)}: `}</span>
                <span className={styles.track}>
                  <span style={{ inlineSize: `${100 * Math.min(1, at.share)}%` }} />
                </span>
                <Count count={at.count} part={at.share} />
              </a>
            ) : (
              <span className={styles.none}>0</span>
            )}
          </td>
        );
      })}
      {hasOther && <td data-number>{shownCount(Math.max(0, row.count - told))}</td>}
    </tr>
  );
}

/** Numbers by size; other values as often as they are. */
function ordered<T extends { value: unknown; count: number }>(values: readonly T[]): T[] {
  const areNumbers = values.every(({ value }) => typeof value === "number");
  if (!areNumbers) return [...values];
  return [...values].sort((a, b) => Number(a.value) - Number(b.value));
}
