/** Where the rail leads: to pages that are there. Paths are those of routes.tsx. */
export interface Place {
  path: string;
  title: string;
  /** After `g`. */
  key: string;
  /** An outline of 16 by 16. */
  icon: string;
  /** Whether the bottom bar of a telephone has it: four, and More, behind which the others are. */
  isFirst?: boolean;
}

export const PLACES: readonly Place[] = [
  {
    path: "/completions",
    title: "Completions",
    key: "c",
    icon: "M2 4h12M2 8h12M2 12h8",
    isFirst: true,
  },
  {
    path: "/sessions",
    title: "Sessions",
    key: "s",
    icon: "M2 3h9v6H6l-3 2.5V9H2zM13.5 6H14v7h-1v2.5L10 13H6",
    isFirst: true,
  },
  {
    path: "/tasks",
    title: "Tasks",
    key: "t",
    icon: "M2 4l1.5 1.5L6 3M2 11l1.5 1.5L6 10M8 4.5h6M8 11.5h6",
    isFirst: true,
  },
  {
    path: "/grade",
    title: "Grade",
    key: "r",
    icon: "M2 8.5l3.5 3.5L14 3.5",
    isFirst: true,
  },
  { path: "/compare", title: "Compare", key: "m", icon: "M3 2h4v12H3zM9 5h4v9H9z" },
  { path: "/overview", title: "Overview", key: "o", icon: "M2 14h12M4 11V8M8 11V3M12 11V6" },
  { path: "/feedback", title: "Feedback", key: "f", icon: "M2 3h12v8H7l-3 3v-3H2z" },
];

export const SETTINGS: Place = {
  path: "/settings/you",
  title: "Settings",
  key: ",",
  icon: "M8 5.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5L13 13M13 3l-1.5 1.5M4.5 11.5L3 13",
};

/** The other pages of this gateway, relative to this one. */
export const LINKS = [
  { href: "graphql", title: "GraphiQL", icon: "M8 1l6 3.5v7L8 15l-6-3.5v-7z" },
  { href: "docs", title: "REST API", icon: "M5 4L1 8l4 4M11 4l4 4-4 4" },
] as const;
