/** No session: because there is none, or because of the filter. */
import { queries } from "@/api/queries";
import { SESSIONS } from "@/state/filterText";
import { Empty } from "@/states/Empty";
import { NothingMatches } from "@/states/NothingMatches";
import { type ListFilter, withinRange } from "./filter";
import { sessionCount } from "./list";

export function NoSessions() {
  return (
    <Empty title="No sessions yet">
      <p>
        A session is a group of calls: a process, a conversation, a test run. It comes into being
        with the first call that names it.
      </p>
      <a href="#/settings/connect">Connect an SDK</a>
    </Empty>
  );
}

export function NoneMatches({ of }: { of: ListFilter }) {
  return (
    <NothingMatches
      of={of}
      what="session"
      language={SESSIONS}
      within={withinRange}
      countOf={(filter) => queries.query(sessionCount(filter))}
    />
  );
}
