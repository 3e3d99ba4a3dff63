/** One value of the tree. */
import type { AlterationKind } from "@/gql/graphql";
import { shownCount, shortened } from "@/state/shown";
import { Visible } from "@/states/Visible";
import { BOOLEAN, LIST, NULL, NUMBER, OBJECT, STRING } from "./indexed";
import styles from "./json.module.css";
import type { TreeRow } from "./tree";

const INDENT_PIXELS = 16;
const KEY_CHARACTERS = 200;
const CLASSES: Record<number, string | undefined> = {
  [STRING]: styles.string,
  [NUMBER]: styles.number,
  [BOOLEAN]: styles.word,
  [NULL]: styles.word,
};

interface Props {
  row: TreeRow;
  index: number;
  start: number;
  isFocused: boolean;
  sought: string;
  alteration: { kind: AlterationKind; original: string | null } | undefined;
  onFocus: () => void;
  onFold: () => void;
}

export function Row({ row, index, start, isFocused, sought, alteration, onFocus, onFold }: Props) {
  const isFound = sought !== "" && hasWords(row, sought);
  return (
    <div
      role="treeitem"
      data-row={index}
      aria-level={row.level}
      aria-posinset={row.position + 1}
      aria-setsize={row.siblings}
      aria-selected={isFocused}
      {...(row.count > 0 && { "aria-expanded": !row.isFolded })}
      tabIndex={isFocused ? 0 : -1}
      className={styles.row}
      style={{
        transform: `translateY(${start}px)`,
        paddingInlineStart: (Math.min(row.level, 40) - 1) * INDENT_PIXELS,
      }}
      onFocus={onFocus}
    >
      {row.count > 0 ? (
        // The arrow keys do the same.
        <span className={styles.twist} onClick={onFold} aria-hidden>
          {row.isFolded ? "▸" : "▾"}
        </span>
      ) : (
        <span className={styles.twist} aria-hidden />
      )}
      {row.name !== null && (
        <span className={styles.key}>
          <Visible text={shortened(row.name === "" ? '""' : row.name, KEY_CHARACTERS) + ":"} />
        </span>
      )}
      <span className={`${CLASSES[row.kind] ?? ""} ${isFound ? styles.found : ""}`}>
        <Visible text={row.value} />
        {row.length > row.value.length && row.value !== "" && "…"}
      </span>
      <span className={styles.size}>{sizeOf(row)}</span>
      {alteration && (
        <span className={styles.altered} title={alteration.original ?? ""}>
          ≠ {alteration.kind.toLowerCase()}
        </span>
      )}
    </div>
  );
}

function hasWords({ name, value }: TreeRow, sought: string): boolean {
  return `${name ?? ""} ${value}`.toLowerCase().includes(sought.toLowerCase());
}

function sizeOf(row: TreeRow): string {
  if (row.kind === OBJECT) return row.count === 0 ? "{}" : `{${shownCount(row.count)}}`;
  if (row.kind === LIST) return row.count === 0 ? "[]" : `[${shownCount(row.count)}]`;
  return row.length > row.value.length ? `${shownCount(row.length)} characters` : "";
}
