/** A call as one conversation, whatever its provider's words were; by id, for page and panel. */
import { useMemo, useRef, useState, useEffect } from "react";
import { Button } from "react-aria-components";
import { requestBytes } from "@/api/request";
import { type Command, useCommands } from "@/commands/commands";
import { graphql } from "@/gql";
import type { Remote } from "@/state/worker";
import { useStored } from "@/state/stored";
import { Empty, NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { type Answered, type Asked, useHeld } from "@/states/json/ask";
import type { Held } from "@/states/json/held";
import { LastTurns } from "./LastTurns";
import { TurnOf } from "./TurnOf";
import styles from "./conversation.module.css";
import type { Turn } from "./turns";
import { type Way, chosenWays, keepWay, nextWay, wayOf } from "./ways";

const CONVERSATION = graphql(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`);

/** Without what a look beside a list can do without: of pictures and files their names, not their bytes. */
const BRIEF = graphql(`
  query BriefConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        name
        parts {
          kind
          text
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`);

interface Props {
  id: string;
  /** It is not the one that is read: it has no commands. */
  isAside?: boolean;
  /** Its last turns, whose pictures are named and not shown; it has no commands either. */
  isBrief?: boolean;
}

const NO_COMMANDS: readonly Command[] = [];

export function Conversation({ id, isAside = false, isBrief = false }: Props) {
  const asked = useHeld(isBrief ? BRIEF : CONVERSATION, id);
  return <Said {...{ id, isAside, isBrief, asked }} />;
}

export const useConversation = (id: string) => useHeld(CONVERSATION, id);

/** Whether what was said is still what is shown. */
export async function isAsShown(id: string, { held }: Answered): Promise<boolean> {
  return held.isSame(await requestBytes(CONVERSATION, { id }));
}

/** By what was asked for it, for who wants to know whether it is there. */
export function Said({ id, isAside = false, isBrief = false, asked }: Props & { asked: Asked }) {
  const { answered, error, again } = asked;
  const [read, setRead] = useState<{ of: Answered; turns: Turn[] } | null>(null);
  useEffect(() => {
    if (!answered) return;
    answered.held.turns().then(
      (turns) => setRead({ of: answered, turns }),
      () => undefined,
    );
  }, [answered]);
  const turns = read !== null && read.of === answered ? read.turns : null;
  if (error !== undefined) return <Failure error={error} retry={again} />;
  if (!answered) return <Loading />;
  if (!("messages" in answered.loaded.has)) return <NotHere what="completion" />;
  if (turns === null) return <Loading />;
  if (turns.length === 0) {
    return (
      <Empty title="No conversation">
        <p>
          Nothing is logged that can be read as one. What there is stands in Request and Response.
        </p>
      </Empty>
    );
  }
  const shared = { held: answered.held, turns };
  if (isBrief) return <LastTurns key={id} {...shared} />;
  return <Turns key={id} {...shared} isAside={isAside} />;
}

/** More are not laid out at once: each has elements of its own. */
const TURNS_AT_ONCE = 200;

interface TurnsProps {
  held: Remote<Held>;
  turns: readonly Turn[];
  isAside: boolean;
}

function Turns({ held, turns, isAside }: TurnsProps) {
  const list = useRef<HTMLOListElement>(null);
  const saved = useStored(chosenWays);
  // What a turn was set to is for that turn; the next call begins with what was set last.
  const [atFirst] = useState(saved);
  const [ways, setWays] = useState<Readonly<Record<number, Way>>>({});
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [focused, setFocused] = useState(0);
  const [most, setMost] = useState(TURNS_AT_ONCE);
  const shown = turns.slice(0, most);

  useCommands(
    useMemo((): readonly Command[] => {
      if (isAside) return NO_COMMANDS;
      const group = "Conversation";
      const go = (step: number) => {
        const to = Math.max(0, Math.min(shown.length - 1, focused + step));
        setFocused(to);
        const element = list.current?.children[to];
        if (element instanceof HTMLElement) element.focus();
      };
      const current = shown[focused];
      const turnWay = () => {
        if (!current) return;
        const way = nextWay(ways[focused] ?? wayOf(current.role, atFirst));
        setWays({ ...ways, [focused]: way });
        keepWay(current.role, way);
      };
      const turnFold = () => {
        const next = new Set(opened);
        if (!next.delete(focused)) next.add(focused);
        setOpened(next);
      };
      const openAll = () =>
        setOpened(opened.size === shown.length ? new Set() : new Set(shown.keys()));
      return [
        { id: "next", repeats: true, title: "Next turn", group, keys: ["j"], run: () => go(1) },
        {
          id: "previous",
          repeats: true,
          title: "Previous turn",
          group,
          keys: ["k"],
          run: () => go(-1),
        },
        { id: "way", title: "Text, Markdown, JSON", group, keys: ["v"], run: turnWay },
        { id: "fold", title: "Fold or unfold the turn", group, keys: ["e"], run: turnFold },
        {
          id: "fold-all",
          title: "Fold or unfold all turns",
          group,
          keys: ["Shift e"],
          run: openAll,
        },
      ];
    }, [isAside, shown, focused, ways, opened, atFirst]),
  );

  return (
    <>
      <ol ref={list} className={styles.turns} aria-label="Conversation">
        {shown.map((turn, index) => (
          <TurnOf
            key={turn.index}
            {...{ held, turn }}
            way={ways[index] ?? wayOf(turn.role, atFirst)}
            setWay={(way) => {
              setWays({ ...ways, [index]: way });
              keepWay(turn.role, way);
            }}
            isOpen={opened.has(index)}
            setOpen={(isOpen) => {
              const next = new Set(opened);
              if (isOpen) next.add(index);
              else next.delete(index);
              setOpened(next);
            }}
            isFocused={index === focused}
            onFocus={() => setFocused(index)}
          />
        ))}
      </ol>
      {turns.length > most && (
        <Button onPress={() => setMost(most + TURNS_AT_ONCE)}>
          Show {Math.min(TURNS_AT_ONCE, turns.length - most)} more of {turns.length} turns
        </Button>
      )}
    </>
  );
}
