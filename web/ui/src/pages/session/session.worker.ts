/** Holds the answers for the calls in sight, so that the page never parses them. */
import { serve } from "@/state/worker";
import { makeHolds } from "./holds";

serve(makeHolds());
