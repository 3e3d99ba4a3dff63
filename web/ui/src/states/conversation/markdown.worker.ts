/** Reads Markdown beside the page, which ends it where a text takes too long. */
import { serve } from "@/state/worker";
import { readMarkdown } from "./markdown";

serve({ read: readMarkdown });
