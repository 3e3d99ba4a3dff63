/** A new task: what is asked, of which calls, in which form, seen before it is made. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { Button } from "react-aria-components";
import { useNeeds } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import { Page } from "@/frame/Page";
import type { CompletionFilter } from "@/gql/graphql";
import { EVERYTHING, withTyped } from "@/state/selector";
import { Asked } from "@/states/Asked";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { useLine } from "@/states/filter/useLine";
import { contentQuery } from "../schemaText";
import { Preview } from "../selector/Preview";
import { SelectorFields } from "../selector/SelectorFields";
import selectorStyles from "../selector/selector.module.css";
import { Fields } from "./Fields";
import { LeaveGuard } from "./LeaveGuard";
import { SchemaField } from "./SchemaField";
import { type Draft, createInput, useEditing, whyNot } from "./draft";
import styles from "./edit.module.css";
import { refusalOf } from "./refusal";
import { useCreate } from "./save";
import { TEMPLATES, type Template, textOf } from "./templates";
import { useLatest } from "./useLatest";

const [FIRST] = TEMPLATES;
const BLANK: Draft = {
  name: "",
  instruction: "",
  schemaText: FIRST ? textOf(FIRST) : "{}",
  gradesPerCompletion: "1",
  selector: EVERYTHING,
};

export function NewTask() {
  const { from } = useSearch({ from: "/tasks/new" });
  return (
    <Page title="New task">
      {from === undefined ? <Editor key="" name="task:new" base={BLANK} /> : <Copy from={from} />}
    </Page>
  );
}

function Copy({ from }: { from: string }) {
  const query = useQuery(contentQuery(from));
  return (
    <Asked query={query} queryKey={contentQuery(from).queryKey}>
      {(content) =>
        content === null ? (
          <NotHere what="task" />
        ) : (
          <Editor key={from} name={`task:new:${from}`} base={content.base} />
        )
      }
    </Asked>
  );
}

function Editor({ name, base }: { name: string; base: Draft }) {
  const editing = useEditing(name, base, null);
  const { draft, set } = editing;
  const needs = useNeeds("WRITER");
  const navigate = useNavigate();
  const isMade = useRef(false);
  const create = useCreate((id) => {
    isMade.current = true;
    editing.drop();
    void navigate({ to: "/tasks/$id", params: { id } });
  });
  const refusal = refusalOf(create.error);
  const why = needs ?? whyNot(draft);
  const line = useLine<CompletionFilter>();
  const make = () =>
    line.submit((typed) =>
      create.mutate(createInput({ ...draft, selector: withTyped(draft.selector, typed) })),
    );
  const isHeld = editing.isChanged || line.typed !== null;
  useMakeCommand(why, make);
  const take = (template: Template) =>
    set({
      schemaText: textOf(template),
      // What one has written oneself stays.
      ...(isOfTemplate(draft.name, "name") && { name: template.name }),
      ...(isOfTemplate(draft.instruction, "instruction") && { instruction: template.instruction }),
    });
  return (
    <>
      <LeaveGuard isHeld={() => isHeld && !isMade.current} />
      {needs !== null && (
        // The link is what the keyboard reaches, which scrolls from there: all else is disabled.
        <p className={styles.note}>
          Making a task {needs}. <Link to="/tasks">All tasks</Link>
        </p>
      )}
      <fieldset className={styles.editor} disabled={needs !== null}>
        <Fields of={editing} refusal={refusal} />
        <SchemaField
          text={draft.schemaText}
          setText={(schemaText) => set({ schemaText })}
          refusal={refusal?.field === "jsonSchema" ? refusal : null}
          isReadOnly={needs !== null}
          take={take}
        />
        <section aria-labelledby="which" className={selectorStyles.two}>
          <div>
            <h2 id="which">Which calls</h2>
            <SelectorFields
              of={draft.selector}
              set={(selector) => set({ selector })}
              refusal={refusal}
              line={line}
            />
          </div>
          <Preview selector={draft.selector} typed={line.typed} taskId={null} />
        </section>
        {create.error && !refusal && <Failure error={create.error} />}
        <div className={styles.save}>
          <Button
            className="primary"
            isDisabled={why !== null || create.isPending}
            onPress={make}
            aria-describedby="why-not"
          >
            Make the task
          </Button>
          <Button
            isDisabled={!isHeld}
            onPress={() => {
              line.handle.current?.reset();
              editing.drop();
            }}
          >
            Drop the draft
          </Button>
          <small id="why-not" role="status" className={refusal ? styles.fault : styles.hint}>
            {refusal ? `✕ ${refusal.message}` : (why ?? "Ctrl Enter makes it.")}
          </small>
        </div>
      </fieldset>
    </>
  );
}

function isOfTemplate(text: string, field: "name" | "instruction"): boolean {
  return text === "" || TEMPLATES.some((each) => each[field] === text);
}

function useMakeCommand(why: string | null, make: () => void) {
  const latest = useLatest(make);
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: "task:save",
          title: "Make the task",
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
