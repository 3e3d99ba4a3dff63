/** The gateway's GraphQL beside this page, whatever path prefix a proxy adds. No part of the fragment. */
export const GRAPHQL_URL = new URL("graphql", document.baseURI).href;

export const SOCKET_URL = GRAPHQL_URL.replace(/^http/, "ws");
