// The documents of apollo.mjs and urql.mjs that the trusting gateway knows.
import { createHash } from "node:crypto";
import { InMemoryCache, gql } from "@apollo/client";
import { print } from "@apollo/client/utilities";
import { createRequest, formatDocument, stringifyDocument } from "@urql/core";

export const TRUSTED = gql`query Trusted { viewer { role } }`;
export const VALUES = gql`
  query Values($id: ID!, $paths: [String!]!) { completion(id: $id) { globalId values(paths: $paths) } }
`;

export const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** Return `{hash: text}` of the text that each client sends, with the fields that it adds. */
export function manifest() {
  const texts = [TRUSTED, VALUES].flatMap((document) => [
    print(new InMemoryCache().transformDocument(document)),
    stringifyDocument(formatDocument(createRequest(document, {}).query)),
  ]);
  return Object.fromEntries(texts.map((text) => [sha256(text), text]));
}
