/** A condition: what it says, whether an index leads to it, and a way to change it and to leave it out. */
import { Button } from "react-aria-components";
import type { Node } from "@/state/filterText";
import type { Table } from "@/state/filterText/fields";
import { Visible } from "@/states/Visible";
import styles from "./filter.module.css";
import { SERVED_WORDS, servedBy } from "./served";

interface Props {
  text: string;
  node: Node;
  table: Table;
  edit: () => void;
  remove: () => void;
}

const MARKS = { index: "◆ index", scan: "◇ scan", unknown: "○ ask" } as const;

export function Chip({ text, node, table, edit, remove }: Props) {
  const served = servedBy(node, table);
  return (
    <li className={styles.chip}>
      <Button className={styles.chipText ?? ""} onPress={edit}>
        <bdi>
          <Visible text={text} />
        </bdi>
        <small title={SERVED_WORDS[served]} data-served={served}>
          {MARKS[served]}
        </small>
      </Button>
      <Button className={styles.chipRemove ?? ""} aria-label={`Remove ${text}`} onPress={remove}>
        ✕
      </Button>
    </li>
  );
}
