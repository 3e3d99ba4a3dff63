/** A small part of a page that did not come, in its place: what was wrong, and once more. */
import { Button } from "react-aria-components";
import { asApiError } from "@/api/errors";

interface Props {
  /** What it would have been: "Counts by time". */
  what: string;
  /** As `useQuery` has it. */
  of: { error: unknown; isFetching: boolean; refetch: () => unknown };
}

export function FailedPart({ what, of: { error, isFetching, refetch } }: Props) {
  const { code, message } = asApiError(error);
  return (
    <p role="alert">
      {what} did not come: {code}, {message}{" "}
      <Button isDisabled={isFetching} onPress={() => void refetch()}>
        Retry
      </Button>
    </p>
  );
}
