/** Above the list: a part of a name, archived ones or not, and a new task. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type RefObject, useEffect, useState } from "react";
import { useNeeds } from "@/api/viewer";
import { Select } from "@/states/Select";
import styles from "../Task.module.css";

const WHICH = [
  ["", "Open tasks"],
  ["only", "Archived tasks"],
  ["also", "Open and archived"],
] as const;

/** While one types. */
const PAUSE_MILLISECONDS = 300;

export function Tools({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { q = "", archived } = useSearch({ from: "/tasks" });
  const navigate = useNavigate({ from: "/tasks" });
  const needs = useNeeds("WRITER");
  return (
    <div className={styles.tools}>
      <NameField key={q} q={q} field={field} />
      <Select
        label="Which tasks"
        isLabelHidden
        value={archived ?? ""}
        options={WHICH}
        set={(next) =>
          void navigate({
            search: { ...(q !== "" && { q }), ...(next !== "" && { archived: next }) },
          })
        }
      />
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
