// The document of apollo.mjs and urql.mjs that the trusting gateway knows.
import { createHash } from "node:crypto";
import { InMemoryCache, gql } from "@apollo/client";
import { print } from "@apollo/client/utilities";
import { createRequest, formatDocument, stringifyDocument } from "@urql/core";

export const TRUSTED = gql`query Trusted { viewer { role } }`;

export const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** Return `{hash: text}` of the text that each client sends, with the fields that it adds. */
export function manifest() {
  const texts = [
    print(new InMemoryCache().transformDocument(TRUSTED)),
    stringifyDocument(formatDocument(createRequest(TRUSTED, {}).query)),
  ];
  return Object.fromEntries(texts.map((text) => [sha256(text), text]));
}
