/** Why a call failed, in its client's words. */
import { Visible } from "@/states/Visible";
import styles from "./call.module.css";

const SHORT = 500;

export function Reason({ text }: { text: string }) {
  const shown = (part: string) => (
    <div className={styles.reason}>
      <Visible text={part} />
    </div>
  );
  if (text.length <= SHORT) return shown(text);
  return (
    <details>
      <summary>
        <Visible text={text.slice(0, SHORT)} />… ({text.length} characters)
      </summary>
      {shown(text)}
    </details>
  );
}
