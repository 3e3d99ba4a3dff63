/** The same as a chart in figures. */
import { Scroll } from "../Scroll";
import type { Column, Series } from "./columns";
import styles from "./charts.module.css";

interface Props {
  label: string;
  columns: readonly Column[];
  series: readonly Series[];
}

export function TimeTable({ label, columns, series }: Props) {
  return (
    <Scroll label={`${label}, table`} className={styles.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {series.map(({ title }) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ key, name, href, marks, isPart }) => (
            <tr key={key}>
              <th scope="row">
                {href === null ? name : <a href={href}>{name}</a>}
                {isPart && <small> in part</small>}
              </th>
              {marks.map((mark, index) => (
                <td key={index}>
                  {mark.href === undefined ? mark.text : <a href={mark.href}>{mark.text}</a>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
