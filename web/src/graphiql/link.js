/**
 * What a link to this page asks to be shown: `?query=`, with `variables` and `operationName`.
 *
 * Text for the editors, whatever it holds; null without a query. It is never run by itself, and
 * headers are not taken: who follows a link decides what is sent in their name.
 */
export function linkedOperation(search) {
  const parameters = new URLSearchParams(search);
  const query = parameters.get("query");
  if (!query?.trim()) return null;
  return {
    query,
    variables: parameters.get("variables") ?? "",
    operationName: parameters.get("operationName"),
  };
}
