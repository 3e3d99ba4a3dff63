/** Why the list did not come: the conditions that take long, or columns that would cost too much. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { asApiError } from "@/api/errors";
import type { CompletionFilter } from "@/gql/graphql";
import { given } from "@/state/useFilter";
import { Failure } from "@/states/Failure";
import { useLayout } from "./useLayout";

/** What other columns may mend. */
const OF_COLUMNS = ["BAD_USER_INPUT", "QUERY_TOO_COMPLEX"];

interface Props {
  error: unknown;
  retry: () => void;
  filter: CompletionFilter | undefined;
  /** The columns that can be chosen, and are shown. */
  ids: readonly string[];
}

export function ListFailure({ error, retry, filter, ids }: Props) {
  const isOfColumns = ids.length > 0 && OF_COLUMNS.includes(asApiError(error).code);
  return (
    <>
      <Failure error={error} retry={retry} filter={filter} />
      {/* The columns' own choice is not there, and they may be what is refused. */}
      {isOfColumns && <OtherColumns />}
    </>
  );
}

/** Those of the address first: what this browser keeps is not what failed. */
function OtherColumns() {
  const { c } = useSearch({ from: "/completions" });
  const navigate = useNavigate({ from: "/completions" });
  const { isAtFirst, reset } = useLayout();
  const leave = () => void navigate({ search: (before) => given({ ...before, c: undefined }) });
  if (c === undefined && isAtFirst) return null;
  return (
    <p>
      {c === undefined ? (
        <Button onPress={reset}>Columns as at first</Button>
      ) : (
        <Button onPress={leave}>Without the columns of the address</Button>
      )}
    </p>
  );
}
