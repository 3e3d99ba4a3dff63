/** The form, for pages that do not begin with it: it is loaded when it is shown, within a Suspense. */
import { part } from "@/states/part";

export type { SchemaFormProps } from "./SchemaForm";
export type { Json } from "./json";
export type { Fault } from "./check";

export const SchemaForm = part(() => import("./SchemaForm"), "SchemaForm");
