/** Request, response or extra as a tree. */
import { Empty } from "@/states/Empty";
import { type Alteration, JsonTree } from "@/states/json/JsonTree";
import type { Answered } from "@/states/json/ask";

interface Props {
  answered: Answered;
  field: string;
  alterations: readonly Alteration[];
  at: string | undefined;
  onAt: (path: string) => void;
}

export function Json({ answered, field, alterations, at, onAt }: Props) {
  if (answered.loaded.has[field] !== true) {
    return (
      <Empty title={`No ${field}`}>
        <p>Nothing of it is logged.</p>
      </Empty>
    );
  }
  return <JsonTree held={answered.held} {...{ field, onAt, alterations }} at={at ?? ""} />;
}
