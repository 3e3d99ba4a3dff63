/** The tags: each leads to those that have it too; who may write adds and takes away. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { changingHere, retagRows } from "@/api/changedHere";
import { ApiError, asApiError } from "@/api/errors";
import { request } from "@/api/request";
import { useNeeds } from "@/api/viewer";
import { type Command, useCommands } from "@/commands/commands";
import { announce } from "@/frame/announce";
import { Visible } from "@/states/Visible";
import styles from "./Completion.module.css";
import { Filter } from "./Header";
import { ADD_TAGS, type Head, REMOVE_TAGS, TAGS, head } from "./documents";

interface Change {
  tag: string;
  isAdded: boolean;
}

export function Tags({ of: { id, tags } }: { of: Head }) {
  const needs = useNeeds("WRITER");
  const why = useId();
  const input = useRef<HTMLInputElement>(null);
  const change = useChange(id);
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: "tag",
          title: "Add a tag",
          group: "Completion",
          keys: ["t"],
          unavailable: needs,
          run: () => input.current?.focus(),
        },
      ],
      [needs],
    ),
  );
  const take = (tag: string) => change.mutate({ tag, isAdded: false });
  return (
    <div className={styles.tags}>
      <ul aria-label="Tags">
        {tags.map((tag) => (
          <li key={tag}>
            <Filter by={{ tags: { hasAll: [tag] } }}>
              <Visible text={tag} />
            </Filter>
            {needs === null && (
              <Button aria-label={`Take away the tag ${tag}`} onPress={() => take(tag)}>
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      <NewTag
        input={input}
        isDisabled={needs !== null}
        why={why}
        add={(tag) => change.mutate({ tag, isAdded: true })}
      />
      {needs !== null && <small id={why}>{needs}</small>}
      {change.error && (
        <span role="alert" className={styles.bad}>
          ✕ {asApiError(change.error).message}
        </span>
      )}
    </div>
  );
}

function useChange(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (made: Change) => changingHere([id], () => changed(id, made)),
    onSuccess: (completion, { tag, isAdded }) => {
      announce(isAdded ? `Tagged ${tag}` : `${tag} is taken away`);
      if (!completion) return;
      const { queryKey } = head(id);
      queries.setQueryData(queryKey, (before) =>
        before?.completion
          ? { ...before, completion: { ...before.completion, ...completion } }
          : before,
      );
      retagRows((row) => (row.id === id ? completion.tags : undefined));
    },
  });
}

async function changed(id: string, { tag, isAdded }: Change) {
  const variables = { id, tags: [tag] };
  const results = isAdded
    ? (await request(ADD_TAGS, variables)).data.addTags?.results
    : (await request(REMOVE_TAGS, variables)).data.removeTags?.results;
  const [result] = results ?? [];
  if (result?.error) throw new ApiError(result.error.code, result.error);
  return result?.completion;
}

interface NewTagProps {
  input: React.RefObject<HTMLInputElement | null>;
  isDisabled: boolean;
  why: string;
  add: (tag: string) => void;
}

function NewTag({ input, isDisabled, why, add }: NewTagProps) {
  const [text, setText] = useState("");
  const list = useId();
  const known = useQuery({
    queryKey: ["tag-suggestions", text],
    queryFn: ({ signal }) => request(TAGS, { prefix: text }, { signal }),
    enabled: text !== "" && text.length <= 100,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") add(text.trim());
        setText("");
      }}
    >
      <input
        ref={input}
        aria-label="New tag"
        placeholder="Add a tag"
        value={text}
        list={list}
        disabled={isDisabled}
        {...(isDisabled && { "aria-describedby": why })}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <datalist id={list}>
        {known.data?.data.suggest?.names.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </form>
  );
}
