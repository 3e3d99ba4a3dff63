/** One call: what it was, what was said, what was sent, and what people say of it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { Page } from "@/frame/Page";
import { notice } from "@/frame/announce";
import { type Command, useCommands } from "@/commands/commands";
import { useMarked } from "@/state/marked";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { PAYLOAD } from "@/states/call/documents";
import { Changed } from "@/states/call/Changed";
import { Alterations, Answers } from "@/states/call/Notes";
import { CallSkeleton } from "@/states/Skeletons";
import { copy } from "@/states/copy";
import { Conversation } from "@/states/conversation/Conversation";
import { PartialBar } from "@/states/Partial";
import { useHeld } from "@/states/json/ask";
import styles from "./Completion.module.css";
import { Feedback } from "./Feedback";
import { Header } from "./Header";
import { Json } from "./Json";
import { Neighbours } from "./Neighbours";
import { Raw } from "./Raw";
import { Stack } from "./Stack";
import { head } from "./documents";
import { TABS, type Tab } from "./tabs";

const OF_PAYLOAD: readonly Tab[] = ["request", "response", "extra", "raw"];

export function Completion() {
  const { id } = useParams({ from: "/completions/$id" });
  return (
    <Page title="Completion">
      <One key={id} id={id} />
    </Page>
  );
}

function One({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery(head(id));
  const { t = "conversation" } = useSearch({ from: "/completions/$id" });
  const queries = useQueryClient();
  // Grows where the reader asks for what is new: what was read before is read again.
  const [loads, setLoads] = useState(0);
  const renew = useCallback(() => {
    void queries.invalidateQueries({ queryKey: ["completion", id] });
    setLoads((before) => before + 1);
  }, [queries, id]);
  useCallKeys(id);
  useTabKeys(id);
  if (isPending) {
    return (
      <>
        {/* Who goes along the list does not wait for each call of it. */}
        <Neighbours id={id} createdAt={null} />
        <Loading>
          <CallSkeleton />
        </Loading>
      </>
    );
  }
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  const { completion } = data;
  return (
    <>
      <Neighbours id={id} createdAt={completion?.createdAt ?? null} />
      {completion === null ? (
        <NotHere what="completion" />
      ) : (
        <>
          <PartialBar errors={data.errors} retry={() => void refetch()} />
          <Changed of={completion} renew={renew} />
          <Header of={completion} />
          <nav aria-label="Parts of the call" className={styles.tabs}>
            {TABS.map(({ tab, title }) => (
              <a
                key={tab}
                href={`#/completions/${encodeURIComponent(id)}?t=${tab}`}
                aria-current={tab === t ? "page" : undefined}
              >
                {title}
              </a>
            ))}
          </nav>
          <div>
            {t === "conversation" && (
              <>
                <Alterations of={completion} />
                <Answers of={completion} />
                <Conversation key={loads} id={id} />
              </>
            )}
            <Payload
              key={`payload ${loads}`}
              {...{ id, tab: t, alterations: completion.alterations }}
            />
            {t === "stack" && <Stack id={id} />}
            {t === "feedback" && <Feedback id={id} />}
          </div>
        </>
      )}
    </>
  );
}

interface PayloadProps {
  id: string;
  tab: Tab;
  alterations: Parameters<typeof Json>[0]["alterations"];
}

/** Asked for once, at the first tab that shows of it; the others show what is there. */
function Payload({ id, tab, alterations }: PayloadProps) {
  const isShown = OF_PAYLOAD.includes(tab);
  const [isWanted, setWanted] = useState(isShown);
  if (isShown && !isWanted) setWanted(true);
  const { answered, error, again } = useHeld(PAYLOAD, isWanted ? id : null);
  const { at } = useSearch({ from: "/completions/$id" });
  const navigate = useNavigate({ from: "/completions/$id" });
  const onAt = useCallback(
    (path: string) => {
      void navigate({
        search: (before) => {
          const after = { ...before };
          if (path === "") delete after.at;
          else after.at = path;
          return after;
        },
        replace: true,
      });
    },
    [navigate],
  );
  if (!isShown) return null;
  if (error !== undefined) return <Failure error={error} retry={again} />;
  if (!answered) return <Loading />;
  if (tab === "raw") return <Raw id={id} {...answered} />;
  return <Json key={tab} field={tab} {...{ answered, alterations, at, onAt }} />;
}

function useCallKeys(id: string) {
  const { mark } = useMarked(notice);
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: "copy-link",
          title: "Copy the link",
          group: "Completion",
          keys: ["y"],
          run: () => void copy(location.href, "the link"),
        },
        {
          id: "mark",
          title: "Mark to compare; the second opens both",
          group: "Completion",
          keys: ["m"],
          run: () => mark(id),
        },
        {
          id: "copy-id",
          title: "Copy the id",
          group: "Completion",
          keys: ["Shift y"],
          run: () => void copy(id, "the id"),
        },
      ],
      [id, mark],
    ),
  );
}

function useTabKeys(id: string) {
  const navigate = useNavigate();
  useCommands(
    useMemo(
      () =>
        TABS.map(({ tab, title }, index) => ({
          id: `tab:${tab}`,
          title: `Show ${title}`,
          group: "Completion",
          keys: [String(index + 1)],
          run: () => void navigate({ to: "/completions/$id", params: { id }, search: { t: tab } }),
        })),
      [id, navigate],
    ),
  );
}
