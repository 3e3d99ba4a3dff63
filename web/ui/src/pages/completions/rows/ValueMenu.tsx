/** What can be done with one value: filter to it, exclude it, copy it, open its row. */
import { useRef } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import type { CompletionFilter } from "@/gql/graphql";
import { withCondition, withoutCondition } from "@/state/conditions";
import { copy } from "@/states/copy";
import styles from "./Rows.module.css";
import { linkTo } from "./useRowCommands";
import { type MenuOf, useGo } from "./useRowState";

const MOST_VALUES = 20;
const RANGES = ["createdAt", "updatedAt", "duration", "tokens", "cost"];

interface Props {
  of: MenuOf;
  filter: CompletionFilter | undefined;
  close: () => void;
}

interface Item {
  id: string;
  title: string;
  run: () => void;
}

export function ValueMenu({ of, filter, close }: Props) {
  const trigger = useRef(of.element);
  const items = useItems(of, filter);
  return (
    <Popover
      isOpen
      aria-label="Menu"
      triggerRef={trigger}
      placement="bottom start"
      className={styles.menu ?? ""}
      onOpenChange={close}
    >
      <Menu
        aria-label={`${of.column.header}: menu of the value`}
        items={items}
        autoFocus="first"
        onAction={(id) => {
          close();
          items.find((each) => each.id === id)?.run();
        }}
      >
        {({ id, title }) => (
          <MenuItem id={id} textValue={title}>
            <span>{title}</span>
          </MenuItem>
        )}
      </Menu>
    </Popover>
  );
}

function useItems({ row, column }: MenuOf, filter: CompletionFilter | undefined): Item[] {
  const go = useGo();
  const texts = column.texts(row).slice(0, MOST_VALUES);
  const words = RANGES.includes(column.id)
    ? ["From here up:", "Below this:"]
    : ["Filter to", "Exclude"];
  const ofValues = texts.flatMap((text, at): Item[] => {
    const condition = column.condition(text);
    if (!condition) return [];
    return [
      {
        id: `filter${at}`,
        title: `${words[0]} ${text}`,
        run: () => go.filter(withCondition(filter, condition)),
      },
      {
        id: `exclude${at}`,
        title: `${words[1]} ${text}`,
        run: () => go.filter(withoutCondition(filter, condition)),
      },
    ];
  });
  const whole = texts.join(", ");
  return [
    ...ofValues,
    ...(column.id === "sessionId" && row.sessionId !== null
      ? [{ id: "session", title: "Open the session", run: () => go.session(row) }]
      : []),
    ...(whole
      ? [{ id: "copy", title: "Copy the value", run: () => void copy(whole, "the value") }]
      : []),
    { id: "panel", title: "Open in the panel", run: () => go.panel(row.id) },
    { id: "open", title: "Open the completion", run: () => go.page(row.id) },
    { id: "link", title: "Copy a link to it", run: () => void copy(linkTo(row.id), "the link") },
    { id: "id", title: "Copy its id", run: () => void copy(row.id, "the id") },
  ];
}
