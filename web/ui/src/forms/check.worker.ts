/** Checks answers beside the page, which ends it where a pattern takes too long. */
import { serve } from "@/state/worker";
import { makeChecker } from "./check";

serve(makeChecker());
