/** The form that a schema makes, to be tried: nothing that is filled in is sent. */
import { Suspense, useEffect, useState } from "react";
import { type Json, SchemaForm } from "@/forms";
import { parseJson, printJson } from "@/forms/json";
import { Loading } from "@/states/Loading";
import styles from "./edit.module.css";

/** While one types. */
const PAUSE_MILLISECONDS = 300;

interface Props {
  text: string;
  /** While it is not, the form of the last text that was stays. */
  isJson: boolean;
}

export function LiveForm({ text, isJson }: Props) {
  const schema = useSettled(text, isJson);
  const [value, setValue] = useState<Json | undefined>(undefined);
  return (
    <>
      <div className={styles.form} role="region" aria-label="The form, to be tried">
        <Suspense fallback={<Loading />}>
          <SchemaForm schema={schema} value={value} onChange={setValue} label="Try the form" />
        </Suspense>
      </div>
      <details className={styles.answer}>
        <summary>The answer as JSON</summary>
        <pre>{value === undefined ? "nothing yet" : printJson(value, 2)}</pre>
      </details>
      {!isJson && <p className={styles.hint}>The form is that of the last text that was JSON.</p>}
    </>
  );
}

/** The schema of the text, a moment after it was typed; drawn while one types on. */
function useSettled(text: string, isJson: boolean): Json {
  const [schema, setSchema] = useState<Json>(() => (isJson ? parseJson(text) : {}));
  const [made, setMade] = useState(text);
  useEffect(() => {
    if (!isJson || made === text) return;
    const timer = setTimeout(() => {
      setMade(text);
      setSchema(parseJson(text));
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text, isJson, made]);
  return schema;
}
