/** Makes a file's lines of answers beside the page: a payload may have 16 MiB. */
import { serve } from "@/state/worker";
import { exporter } from "./lines";

serve(exporter);
