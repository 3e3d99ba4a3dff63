/** Holds one answer of the gateway by its source text; the page asks for what is in sight. */
import { serve } from "@/state/worker";
import { makeHeld } from "./held";

serve(makeHeld());
