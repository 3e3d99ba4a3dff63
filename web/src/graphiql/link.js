/**
 * What a link to this page asks to be shown: `?query=`, with `variables` and `operationName`, or the
 * same after a `#`, which no log, proxy or Referer has: the UI's links, with what it looks for.
 *
 * Text for the editors, whatever it holds; null without a query. It is never run by itself, and
 * headers are not taken: who follows a link decides what is sent in their name.
 */
export function linkedOperation({ search, hash }) {
  const parameters = new URLSearchParams(hash.startsWith("#query=") ? hash.slice(1) : search);
  const query = parameters.get("query");
  if (!query?.trim()) return null;
  return {
    query,
    variables: parameters.get("variables") ?? "",
    operationName: parameters.get("operationName"),
  };
}
