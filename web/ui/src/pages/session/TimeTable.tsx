/** The time line as a table, for who reads it in figures. */
import { useState } from "react";
import { Button } from "react-aria-components";
import { shownCost, shownCount, shownSpan } from "@/state/shown";
import { Duration } from "@/states/Duration";
import { Scroll } from "@/states/Scroll";
import { Status } from "@/states/Status";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import type { Call } from "./documents";
import styles from "./session.module.css";

const ROWS_AT_ONCE = 100;

interface Props {
  calls: readonly Call[];
  overlaps: readonly number[];
}

export function TimeTable({ calls, overlaps }: Props) {
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const origin = Date.parse(calls[0]?.createdAt ?? "");
  return (
    <Scroll label="Calls by time" className={styles.tableBox}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Call</th>
            <th scope="col">Began</th>
            <th scope="col" data-number>
              After
            </th>
            <th scope="col" data-number>
              Duration
            </th>
            <th scope="col" data-number>
              Beside
            </th>
            <th scope="col">Status</th>
            <th scope="col">Model</th>
            <th scope="col" data-number>
              Tokens
            </th>
            <th scope="col" data-number>
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.slice(0, most).map((call, index) => (
            <tr key={call.id}>
              <th scope="row">
                <a href={`#/completions/${encodeURIComponent(call.id)}`}>
                  Call {shownCount(index + 1)}
                </a>
              </th>
              <td>
                <Time at={call.createdAt} />
              </td>
              <td data-number>{shownSpan(Math.max(0, Date.parse(call.createdAt) - origin))}</td>
              <td data-number>
                <Duration seconds={call.duration} />
              </td>
              <td data-number>{shownCount(overlaps[index] ?? 0)}</td>
              <td>
                <Status of={call.status} />{" "}
                {call.failureKind !== null && <Visible text={call.failureKind} />}
              </td>
              <td>
                <Visible text={call.model ?? "–"} />
              </td>
              <td data-number>
                {call.usage?.totalTokens == null ? "–" : shownCount(call.usage.totalTokens)}
              </td>
              <td data-number>{call.cost ? shownCost(call.cost.total) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {calls.length > most && (
        <Button onPress={() => setMost(most + ROWS_AT_ONCE * 4)}>
          More of {shownCount(calls.length)} calls
        </Button>
      )}
    </Scroll>
  );
}
