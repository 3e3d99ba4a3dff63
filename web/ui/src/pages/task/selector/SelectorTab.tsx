/** Which calls a task takes: as it is, what that comes to now, and a change of it. */
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Button } from "react-aria-components";
import { asApiError } from "@/api/errors";
import { useNeeds } from "@/api/viewer";
import type { CompletionFilter } from "@/gql/graphql";
import { withTyped } from "@/state/selector";
import { Asked } from "@/states/Asked";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { useLine } from "@/states/filter/useLine";
import { Conflict } from "../edit/Conflict";
import { LeaveGuard } from "../edit/LeaveGuard";
import { updateInput, useEditing } from "../edit/draft";
import editStyles from "../edit/edit.module.css";
import { refusalOf } from "../edit/refusal";
import { useUpdate } from "../edit/save";
import type { Task } from "../documents";
import { type Content, contentQuery } from "../schemaText";
import type { TabProps } from "../tabs";
import { Preview } from "./Preview";
import { SelectorFields } from "./SelectorFields";
import styles from "./selector.module.css";

export function SelectorTab({ task }: TabProps) {
  const query = useQuery(contentQuery(task.id));
  return (
    <Asked query={query} queryKey={contentQuery(task.id).queryKey}>
      {(content) =>
        content === null ? (
          <NotHere what="task" />
        ) : (
          <Editor key={content.version} task={task} content={content} />
        )
      }
    </Asked>
  );
}

function Editor({ task, content: { version, base } }: { task: Task; content: Content }) {
  const editing = useEditing(`task:${task.id}:selector`, base, version);
  const { draft, set } = editing;
  const line = useLine<CompletionFilter>();
  const isChanged = editing.isChanged || line.typed !== null;
  const needs = useNeeds("WRITER");
  const isSaved = useRef(false);
  const update = useUpdate(task.id, () => {
    isSaved.current = true;
    editing.drop();
  });
  const refusal = refusalOf(update.error);
  const isConflict = update.error !== null && asApiError(update.error).code === "CONFLICT";
  const isStale = editing.version !== null && editing.version < version;
  const save = () =>
    line.submit((typed) => {
      const selector = withTyped(draft.selector, typed);
      update.mutate(updateInput(task.id, { ...editing, draft: { ...draft, selector } }));
    });
  return (
    <>
      <LeaveGuard isHeld={() => isChanged && !isSaved.current} />
      {needs !== null && <p className={editStyles.note}>Changing a selector {needs}.</p>}
      <div className={styles.two}>
        <fieldset className={editStyles.editor} disabled={needs !== null}>
          <SelectorFields
            of={draft.selector}
            set={(selector) => set({ selector })}
            refusal={refusal}
            line={line}
          />
          {(isConflict || isStale) && (
            <Conflict
              task={task}
              editing={editing}
              now={version}
              isRefused={isConflict}
              goOn={() => update.reset()}
            />
          )}
          {update.error && !refusal && !isConflict && <Failure error={update.error} />}
          <p className={editStyles.tools}>
            <Button
              className="primary"
              isDisabled={!isChanged || needs !== null || update.isPending || isStale}
              onPress={save}
            >
              Save
            </Button>
            <Button
              isDisabled={!isChanged}
              onPress={() => {
                line.handle.current?.reset();
                editing.drop();
              }}
            >
              Drop the draft
            </Button>
            <small className={styles.second}>
              {isChanged
                ? `It becomes version ${version + 1}, and the queue follows within seconds.`
                : "Nothing is changed."}
            </small>
          </p>
        </fieldset>
        <Preview selector={draft.selector} typed={line.typed} taskId={task.id} />
      </div>
    </>
  );
}
