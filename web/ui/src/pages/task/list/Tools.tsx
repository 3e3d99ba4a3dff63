/** Above the list: a part of a name, archived ones or not, and a new task. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type RefObject, useEffect, useState } from "react";
import { useNeeds } from "@/api/viewer";
import { oneOf } from "@/state/search";
import styles from "../Task.module.css";
import { ARCHIVED } from "./tasks";

/** While one types. */
const PAUSE_MILLISECONDS = 300;

export function Tools({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { q = "", archived } = useSearch({ from: "/tasks" });
  const navigate = useNavigate({ from: "/tasks" });
  const needs = useNeeds("WRITER");
  return (
    <div className={styles.tools}>
      <NameField key={q} q={q} field={field} />
      <select
        aria-label="Which tasks"
        value={archived ?? ""}
        onChange={({ target }) => {
          const next = oneOf(...ARCHIVED)(target.value);
          void navigate({
            search: { ...(q !== "" && { q }), ...(next && { archived: next }) },
          });
        }}
      >
        <option value="">Open tasks</option>
        <option value="only">Archived tasks</option>
        <option value="also">Open and archived</option>
      </select>
      {needs === null ? (
        <Link to="/tasks/new" className={styles.primary}>
          New task
        </Link>
      ) : (
        <span className={styles.second}>
          New task: <small>{needs}</small>
        </span>
      )}
    </div>
  );
}

function NameField({ q, field }: { q: string; field: RefObject<HTMLInputElement | null> }) {
  const { archived } = useSearch({ from: "/tasks" });
  const navigate = useNavigate({ from: "/tasks" });
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => {
      const next = typed.trim();
      void navigate({
        search: { ...(next !== "" && { q: next }), ...(archived && { archived }) },
        replace: true,
      });
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, q, archived, navigate]);
  return (
    <input
      ref={field}
      type="search"
      aria-label="Part of a name"
      placeholder="Part of a name"
      maxLength={200}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Escape") currentTarget.blur();
      }}
    />
  );
}
