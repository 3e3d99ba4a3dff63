/** An answer in parts: what failed is marked in its place, and the rest is shown. */
import { Button } from "react-aria-components";
import type { ApiError } from "@/api/errors";
import styles from "./states.module.css";

/** The error at a field of the answer, or within it: `failedAt(errors, "completion", "feedback")`. */
export function failedAt(
  errors: readonly ApiError[],
  ...path: (string | number)[]
): ApiError | undefined {
  return errors.find((each) => path.every((part, index) => each.path?.[index] === part));
}

/** In the place of a value that could not be had. */
export function Failed({ error }: { error: ApiError }) {
  return (
    <span className={styles.failed} title={error.message}>
      <span aria-hidden>✕ </span>
      {error.code}
    </span>
  );
}

/** Above what is shown, if anything of it failed. */
export function PartialBar({ errors, retry }: { errors: readonly ApiError[]; retry: () => void }) {
  if (errors.length === 0) return null;
  const codes = [...new Set(errors.map(({ code }) => code))].join(", ");
  return (
    <div className={styles.bar} role="status">
      {errors.length === 1 ? "A part" : `${errors.length} parts`} could not be had ({codes}). The
      rest is shown.
      <Button onPress={retry}>Retry</Button>
    </div>
  );
}
