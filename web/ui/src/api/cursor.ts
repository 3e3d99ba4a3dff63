/** Where a subscription begins that shows nothing of its own yet. */
import { graphql } from "@/gql";
import { request } from "./request";

const CURSOR = graphql(`
  query PresentCursor {
    changeCursor
  }
`);

/** A cursor of now. */
export async function presentCursor(): Promise<string | null> {
  return (await request(CURSOR, {})).data.changeCursor;
}
