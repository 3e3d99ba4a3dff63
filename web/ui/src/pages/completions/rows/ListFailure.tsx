/** Why the list did not come: the conditions that take long, or columns that would cost too much. */
import { useNavigate } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import type { CompletionFilter } from "@/gql/graphql";
import { Failure } from "@/states/Failure";
import { isPath } from "./columns";
import { useLayout } from "./useLayout";

const PAYLOAD = ["prompt", "output"];
const isOfPayload = (id: string) => PAYLOAD.includes(id) || isPath(id);

interface Props {
  error: unknown;
  retry: () => void;
  filter: CompletionFilter | undefined;
  /** The columns that can be chosen, and are shown. */
  ids: readonly string[];
}

export function ListFailure({ error, retry, filter, ids }: Props) {
  const shown = ids.filter((id) => !isOfPayload(id));
  const navigate = useNavigate({ from: "/completions" });
  // In the address, as a view's columns are: what is kept for other filters stays.
  const lessen = () => void navigate({ search: (before) => ({ ...before, c: shown }) });
  const canLessen = shown.length > 0 && shown.length < ids.length;
  const { isAtFirst, reset } = useLayout();
  return (
    <>
      <Failure
        error={error}
        retry={retry}
        filter={filter}
        lessen={canLessen ? lessen : undefined}
      />
      {/* The columns' own choice is not there, and they may be what is refused. */}
      {ids.length > 0 && !isAtFirst && (
        <p>
          <Button onPress={reset}>Columns as at first</Button>
        </p>
      )}
    </>
  );
}
