/** Where the rail leads. Paths are those of routes.tsx. */
import type { TokenRole } from "@/gql/graphql";

export interface Place {
  path: string;
  title: string;
  /** After `g`. */
  key: string;
  /** An outline of 16 by 16. */
  icon: string;
  /** Whether the bottom bar of a telephone has it; the others are behind More. */
  isFirst?: boolean;
  role?: TokenRole;
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
    icon: "M2 3h9v6H6l-4 3zM13 6v7l-3-2H7",
    isFirst: true,
  },
  { path: "/tasks", title: "Tasks", key: "t", icon: "M3 2h10v12H3zM6 6l1 1 3-3M6 11h4" },
  {
    path: "/grade",
    title: "Grade",
    key: "g",
    icon: "M3 13l1-4 7-7 3 3-7 7zM9 4l3 3",
    isFirst: true,
  },
  { path: "/feedback", title: "Feedback", key: "f", icon: "M2 3h12v8H8l-4 3v-3H2z" },
  { path: "/compare", title: "Compare", key: "m", icon: "M2 3h5v10H2zM9 3h5v10H9z" },
  {
    path: "/overview",
    title: "Overview",
    key: "o",
    icon: "M2 14V9h3v5M6.5 14V3h3v11M11 14V6h3v8",
    isFirst: true,
  },
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
