/** The call that is graded: what became of it, what was said, and what was sent by its own digits. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useAgainOnReached } from "@/api/again";
import { queries } from "@/api/queries";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { Outcome } from "@/states/call/Outcome";
import { Alterations, Answers } from "@/states/call/Notes";
import { PAYLOAD, outcomeQuery, type Outcome as Of } from "@/states/call/documents";
import { Said, useConversation } from "@/states/conversation/Conversation";
import { JsonTree } from "@/states/json/JsonTree";
import { useHeld } from "@/states/json/ask";
import { CallNews, Gone } from "./CallNews";
import styles from "./Grade.module.css";

interface Props {
  id: string;
  /** It is the next one, and not shown yet. */
  isAside?: boolean;
  /** Go on to another call; left out where nothing is graded. */
  pass?: (() => void) | undefined;
  /** Hears that the call is deleted. */
  onGone?: ((id: string) => void) | undefined;
}

const VIEWS = ["Conversation", "Request", "Response"] as const;
type View = (typeof VIEWS)[number];

/** What changed meanwhile is read anew where the grader asks for it. */
export function Call(props: Props) {
  const [loads, setLoads] = useState(0);
  const renew = () => {
    queries.removeQueries({ queryKey: outcomeQuery(props.id).queryKey });
    setLoads(loads + 1);
  };
  return <Loaded key={loads} {...props} renew={renew} />;
}

function Loaded({ id, isAside = false, pass, onGone, renew }: Props & { renew: () => void }) {
  const [view, setView] = useState<View>("Conversation");
  const { data: outcome, error } = useQuery(outcomeQuery(id));
  const conversation = useConversation(id);
  // What is shown of it says so, and asks again, by itself.
  useAgainOnReached(view === "Conversation" ? null : conversation.error, conversation.again);
  return (
    <>
      {outcome != null && (
        <>
          <CallNews of={outcome} {...{ conversation, pass, onGone, renew }} />
          <Outcome of={outcome} />
          <Alterations of={outcome} />
          <Answers of={outcome} />
        </>
      )}
      {outcome === null && <Gone {...{ id, pass, onGone }} />}
      {error && <Failure error={error} retry={renew} />}
      <Views view={view} setView={setView} />
      {view === "Conversation" ? (
        <Said {...{ id, isAside }} asked={conversation} />
      ) : (
        !isAside && <Payload id={id} view={view} outcome={outcome} />
      )}
      {view === "Conversation" && !isAside && outcome && outcome.status !== "FINISHED" && (
        <section aria-label="What there is of a response">
          <h2 className={styles.part}>What there is of a response</h2>
          <Payload id={id} view="Response" outcome={outcome} />
        </section>
      )}
    </>
  );
}

function Views({ view, setView }: { view: View; setView: (view: View) => void }) {
  return (
    <ToggleButtonGroup
      className={styles.views ?? ""}
      aria-label="Show of the call"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([chosen]) => {
        const found = VIEWS.find((each) => each === chosen);
        if (found) setView(found);
      }}
    >
      {VIEWS.map((each) => (
        <ToggleButton key={each} id={each}>
          {each}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface PayloadProps {
  id: string;
  view: Exclude<View, "Conversation">;
  outcome: Of | null | undefined;
}

/** The tree of the call's page: every value in its own digits, found again by its place. */
function Payload({ id, view, outcome }: PayloadProps) {
  const { answered, error, again } = useHeld(PAYLOAD, id);
  const field = view.toLowerCase();
  if (error !== undefined) return <Failure error={error} retry={again} />;
  if (!answered) return <Loading />;
  if (answered.loaded.has[field] !== true) {
    return (
      <Empty title={`No ${field}`}>
        <p>Nothing of it is logged.</p>
      </Empty>
    );
  }
  return (
    <div className={styles.payload}>
      <JsonTree
        key={field}
        {...{ held: answered.held, field, alterations: outcome?.alterations ?? [] }}
      />
    </div>
  );
}
