/** A small part of a page that did not come, in its place: what was wrong, and once more. */
import { Button } from "react-aria-components";
import { useAgainOnReached } from "@/api/again";
import { asApiError } from "@/api/errors";

interface Props {
  /** What it would have been: "Counts by time". */
  what: string;
  /** As `useQuery` has it. */
  of: { error: unknown; isFetching: boolean; refetch: () => unknown };
}

export function FailedPart({ what, of: { error, isFetching, refetch } }: Props) {
  const { code, message } = asApiError(error);
  const byHand = useAgainOnReached(error, () => void refetch());
  return (
    <p role="alert">
      {what} did not come: {code}, {message}{" "}
      <Button isDisabled={isFetching} onPress={byHand}>
        Retry
      </Button>
    </p>
  );
}
