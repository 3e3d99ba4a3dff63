/** The form, for pages that do not begin with it: it is loaded when it is shown, within a Suspense. */
import { lazy } from "react";

export type { SchemaFormProps } from "./SchemaForm";
export type { Json } from "./json";
export type { Fault } from "./check";

export const SchemaForm = lazy(async () => ({
  default: (await import("./SchemaForm")).SchemaForm,
}));
