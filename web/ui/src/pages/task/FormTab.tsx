/** The form, to be tried, and its JSON Schema to the digit. */
import { useQuery } from "@tanstack/react-query";
import { Asked } from "@/states/Asked";
import { NotHere } from "@/states/Empty";
import { Snippet } from "@/states/Snippet";
import styles from "./Task.module.css";
import { LiveForm } from "./edit/LiveForm";
import { contentQuery } from "./schemaText";
import type { TabProps } from "./tabs";

export function FormTab({ task }: TabProps) {
  const query = useQuery(contentQuery(task.id));
  return (
    <Asked query={query} queryKey={contentQuery(task.id).queryKey}>
      {(content) =>
        content === null ? (
          <NotHere what="task" />
        ) : (
          <div className={styles.two}>
            <section aria-labelledby="try">
              <h2 id="try">The form</h2>
              <p className={styles.second}>To be tried: nothing of it is sent.</p>
              <LiveForm text={content.base.schemaText} isJson />
            </section>
            <section aria-labelledby="schema">
              <h2 id="schema">As it is stored</h2>
              <Snippet label="JSON Schema" text={content.base.schemaText} />
            </section>
          </div>
        )
      }
    </Asked>
  );
}
