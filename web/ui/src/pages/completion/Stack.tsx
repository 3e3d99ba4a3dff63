/** Where the client made the call: the innermost frame first. */
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { Visible } from "@/states/Visible";
import styles from "./Completion.module.css";
import { stack } from "./documents";

const MOST_FRAMES = 500;

export function Stack({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery(stack(id));
  if (isPending) return <Loading />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data.length === 0) {
    return (
      <Empty title="No stack">
        <p>The client has not said where it made the call.</p>
      </Empty>
    );
  }
  const frames = data.toReversed();
  return (
    <>
      <ol className={styles.stack} aria-label="Frames, innermost first">
        {frames.slice(0, MOST_FRAMES).map(({ file, line, lineno, name }, index) => (
          <li key={index}>
            <div>
              <b>
                <Visible text={name ?? "?"} />
              </b>{" "}
              <code>
                <Visible text={file ?? "?"} />
                {lineno !== null && `:${lineno}`}
              </code>
            </div>
            {line !== null && line !== "" && (
              <pre>
                <Visible text={line.trim()} />
              </pre>
            )}
          </li>
        ))}
      </ol>
      {frames.length > MOST_FRAMES && (
        <p>
          The innermost {MOST_FRAMES} of {frames.length} frames.
        </p>
      )}
    </>
  );
}
