/** Who may not grade sees the first call that waits, and the form with why it is not theirs to fill. */
import { useQuery } from "@tanstack/react-query";
import { request } from "@/api/request";
import { SchemaForm } from "@/forms/SchemaForm";
import { Page } from "@/frame/Page";
import { Scroll } from "@/states/Scroll";
import { Call } from "./Call";
import styles from "./Grade.module.css";
import { Instruction, Progress } from "./Parts";
import { FIRST_WAITING, type Task } from "./documents";

export function ReadOnly({ task, why }: { task: Task; why: string }) {
  const { data } = useQuery({
    queryKey: ["grade", task.id, "first"],
    queryFn: async ({ signal }) => (await request(FIRST_WAITING, { id: task.id }, { signal })).data,
  });
  const first = data?.feedbackTask?.ungradedCompletions?.nodes[0]?.id;
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Page title={`Grade: ${task.name}`}>
          <Progress task={task} />
        </Page>
      </div>
      <p className={styles.notice}>To grade {why}. The first call that waits is shown.</p>
      <div className={styles.panes}>
        <Scroll label="Call" className={styles.call}>
          {first === undefined ? <p>Nothing waits.</p> : <Call id={first} />}
        </Scroll>
        <section className={styles.answer} aria-label="Your answer">
          <Scroll label="Form" className={styles.fields}>
            <Instruction task={task} isOpen onToggle={() => undefined} />
            <SchemaForm
              schema={task.jsonSchema}
              value={undefined}
              onChange={() => undefined}
              disabled
            />
          </Scroll>
          <div className={styles.submit}>
            <button type="button" className="primary" disabled>
              Submit
            </button>
            <span>{why}</span>
          </div>
        </section>
      </div>
    </div>
  );
}
