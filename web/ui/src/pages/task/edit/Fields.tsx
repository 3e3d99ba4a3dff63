/** Name, instruction and how many graders: each with what the gateway refuses of it. */
import { type ReactNode, Suspense, useId, useState } from "react";
import { Button } from "react-aria-components";
import type { Editing } from "./draft";
import styles from "./edit.module.css";
import type { Field, Refusal } from "./refusal";
import { part } from "@/states/part";

const Markdown = part(() => import("@/states/conversation/Markdown"), "Markdown");

interface Props {
  of: Editing;
  refusal: Refusal | null;
}

export function Fields({ of: { draft, set }, refusal }: Props) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Labelled title="Name" field="name" refusal={refusal}>
        {(ids) => (
          <input
            {...ids}
            required
            maxLength={200}
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Labelled>
      <Labelled
        title="Instruction"
        hint="Markdown, for the person who grades."
        field="instruction"
        refusal={refusal}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            maxLength={100_000}
            value={draft.instruction}
            onChange={({ target }) => set({ instruction: target.value })}
          />
        )}
      </Labelled>
      {draft.instruction !== "" && (
        <div className={styles.shown}>
          <Button aria-expanded={isShown} onPress={() => setShown(!isShown)}>
            {isShown ? "Hide how it is shown" : "As it is shown"}
          </Button>
          {isShown && (
            <Suspense>
              <Markdown text={draft.instruction} fallback={<p>{draft.instruction}</p>} />
            </Suspense>
          )}
        </div>
      )}
      <Labelled
        title="Graders of each call"
        hint="It waits until so many have graded it: 1 to 50."
        field="gradesPerCompletion"
        refusal={refusal}
      >
        {(ids) => (
          <input
            {...ids}
            type="number"
            min={1}
            max={50}
            value={draft.gradesPerCompletion}
            onChange={({ target }) => set({ gradesPerCompletion: target.value })}
          />
        )}
      </Labelled>
    </>
  );
}

interface LabelledProps {
  title: string;
  hint?: string;
  field: Field;
  refusal: Refusal | null;
  children: (ids: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => ReactNode;
}

function Labelled({ title, hint, field, refusal, children }: LabelledProps) {
  const id = useId();
  const isRefused = refusal?.field === field;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{title}</label>
      {children({ id, "aria-describedby": `${id}-note`, "aria-invalid": isRefused })}
      <small id={`${id}-note`} className={isRefused ? styles.fault : styles.hint}>
        {isRefused ? `✕ ${refusal.message}` : hint}
      </small>
    </div>
  );
}
