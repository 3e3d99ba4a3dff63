/** A set of tags: those in use are offered while one types; Enter takes one, × takes it away. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "react-aria-components";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import { Visible } from "@/states/Visible";
import styles from "./selector.module.css";

const TAGS = graphql(`
  query TagsInUse($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 10) {
      names {
        name
      }
    }
  }
`);

interface Props {
  title: string;
  tags: readonly string[];
  set: (tags: string[]) => void;
}

export function TagsField({ title, tags, set }: Props) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const known = useQuery({
    queryKey: ["suggest", "TAG", typed],
    queryFn: async ({ signal }) =>
      (await request(TAGS, { prefix: typed }, { signal })).data.suggest?.names ?? [],
    enabled: typed !== "" && typed.length <= 100,
    placeholderData: keepPreviousData,
  });
  const take = () => {
    const tag = typed.trim();
    if (tag !== "" && !tags.includes(tag)) set([...tags, tag]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      // With Ctrl it is the page's, which saves: what is typed is part of that.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      take();
    } else if (event.key === "Backspace" && typed === "") set(tags.slice(0, -1));
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{title}</label>
      <div className={styles.tags}>
        {tags.map((tag) => (
          <span key={tag} className={styles.tag}>
            <Visible text={tag} />
            <Button
              aria-label={`Take ${tag} away`}
              onPress={() => set(tags.filter((each) => each !== tag))}
            >
              ×
            </Button>
          </span>
        ))}
        <input
          id={id}
          list={`${id}-known`}
          maxLength={500}
          placeholder="Add a tag"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onKeyDown}
          onBlur={take}
        />
        <datalist id={`${id}-known`}>
          {known.data?.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
    </div>
  );
}
