/** A new version of a task: what it breaks of the answers given is shown before it is saved. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { Button } from "react-aria-components";
import { asApiError } from "@/api/errors";
import { useNeeds } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import { shownCount } from "@/state/shown";
import { Asked } from "@/states/Asked";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import type { Task } from "../documents";
import { type Content, contentQuery } from "../schemaText";
import type { TabProps } from "../tabs";
import { Checked } from "./Checked";
import { Conflict } from "./Conflict";
import { Fields } from "./Fields";
import { LeaveGuard } from "./LeaveGuard";
import { SchemaField } from "./SchemaField";
import { updateInput, useEditing, whyNot } from "./draft";
import styles from "./edit.module.css";
import { refusalOf } from "./refusal";
import { useCheck, useUpdate } from "./save";
import { useLatest } from "./useLatest";

export function Edit({ task }: TabProps) {
  const query = useQuery(contentQuery(task.id));
  return (
    <Asked query={query} queryKey={contentQuery(task.id).queryKey}>
      {(content) =>
        content === null ? <NotHere what="task" /> : <Editor task={task} content={content} />
      }
    </Asked>
  );
}

function Editor({ task, content: { version, base } }: { task: Task; content: Content }) {
  const editing = useEditing(`task:${task.id}`, base, version);
  const { draft, set, isChanged } = editing;
  const isOther = draft.schemaText !== editing.base.schemaText;
  const needs = useNeeds("WRITER");
  const navigate = useNavigate();
  const isSaved = useRef(false);
  const update = useUpdate(task.id, () => {
    isSaved.current = true;
    editing.drop();
    void navigate({ to: "/tasks/$id", params: { id: task.id }, search: { tab: "versions" } });
  });
  const check = useCheck(task.id);
  const checked = check.data?.of === draft.schemaText ? check.data.check : null;
  const mustCheck = isOther && task.feedbackCount > 0 && !checked;
  const refusal = refusalOf(update.error ?? check.error);
  const isStale = editing.version !== null && editing.version < version;
  const isConflict = update.error !== null && asApiError(update.error).code === "CONFLICT";
  const why = needs ?? (isChanged ? whyNot(draft) : "Nothing is changed.");
  const send = () => update.mutate(updateInput(task.id, editing));
  const save = () => {
    if (!mustCheck) send();
    else {
      check.mutate(draft.schemaText, {
        // What breaks nothing needs no second look.
        onSuccess: ({ check }) => check.rejectedCount === 0 && check.isComplete && send(),
      });
    }
  };
  useSaveCommand(why, save);
  const error = update.error ?? check.error;
  return (
    <>
      <LeaveGuard isHeld={() => isChanged && !isSaved.current} />
      {needs !== null && <p className={styles.note}>Changing a task {needs}.</p>}
      <fieldset className={styles.editor} disabled={needs !== null}>
        <Fields of={editing} refusal={refusal} />
        <SchemaField
          text={draft.schemaText}
          setText={(schemaText) => set({ schemaText })}
          refusal={refusal?.field === "jsonSchema" ? refusal : null}
          isReadOnly={needs !== null}
        />
        {checked && <Checked of={checked} />}
        {(isStale || isConflict) && (
          <Conflict
            task={task}
            editing={editing}
            now={version}
            isRefused={isConflict}
            goOn={() => update.reset()}
          />
        )}
        {error && !refusal && !isConflict && <Failure error={error} />}
        <div className={styles.save}>
          <Button
            className="primary"
            isDisabled={why !== null || update.isPending || check.isPending || isStale}
            onPress={save}
            aria-describedby="why-not"
          >
            {mustCheck
              ? "Check and save"
              : checked?.rejectedCount
                ? "Save it all the same"
                : "Save"}
          </Button>
          <Button
            isDisabled={needs !== null || !isOther || check.isPending}
            onPress={() => check.mutate(draft.schemaText)}
          >
            Check the grades given
          </Button>
          <Button isDisabled={!isChanged} onPress={editing.drop}>
            Drop the draft
          </Button>
          <small id="why-not" role="status" className={refusal ? styles.fault : styles.hint}>
            {refusal ? `✕ ${refusal.message}` : (why ?? words(task, version, mustCheck))}
          </small>
        </div>
      </fieldset>
    </>
  );
}

function words({ feedbackCount }: Task, version: number, mustCheck: boolean): string {
  const grades = shownCount(feedbackCount);
  return `It becomes version ${version + 1}.${
    mustCheck ? ` The ${grades} grades given are checked first.` : ""
  }`;
}

function useSaveCommand(why: string | null, save: () => void) {
  const latest = useLatest(save);
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: "task:save",
          title: "Save a new version",
          group: "Task",
          keys: ["Mod Enter"],
          unavailable: why,
          run: () => latest.current(),
        },
      ],
      [why, latest],
    ),
  );
}
