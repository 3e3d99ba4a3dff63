/** The columns of the table. What is shown, how wide and in which order is react-table's state. */
import type { ReactNode } from "react";
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
} from "@tanstack/react-table";
import { Status } from "@/states/Status";
import { Time } from "@/states/Time";
import type { Row } from "./list";

export const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

interface Column {
  id: string;
  header: string;
  size: number;
  show: (row: Row) => ReactNode;
}

const number = new Intl.NumberFormat("en");

export const COLUMNS: readonly Column[] = [
  { id: "createdAt", header: "Time", size: 150, show: (row) => <Time at={row.createdAt} /> },
  { id: "status", header: "Status", size: 90, show: (row) => <Status of={row.status} /> },
  { id: "model", header: "Model", size: 180, show: (row) => row.model },
  {
    id: "duration",
    header: "Duration",
    size: 90,
    show: ({ duration }) => duration !== null && `${duration.toFixed(2)} s`,
  },
  {
    id: "tokens",
    header: "Tokens",
    size: 80,
    show: ({ usage }) => usage?.totalTokens != null && number.format(usage.totalTokens),
  },
  { id: "tags", header: "Tags", size: 200, show: (row) => row.tags.join(", ") },
  { id: "failureKind", header: "Failure", size: 200, show: (row) => row.failureKind },
];
