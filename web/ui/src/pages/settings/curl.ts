/** A whole call by curl, as an SDK would log it: it runs as it is printed, once the token is a variable. */

/** @param base The gateway's own address, without a slash at its end. */
export function curlOf(base: string, tag: string): string {
  const call = {
    kind: "chat",
    status: "finished",
    tags: [tag],
    request: { model: "gpt-4o", messages: [{ role: "user", content: "Say hello." }] },
    response: { choices: [{ message: { role: "assistant", content: "Hello!" } }] },
  };
  const fields = Object.entries(call).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return [
    `curl -sS '${base.replaceAll("'", "%27")}/api/v1/completions' \\`,
    `  -H "X-Log10-Token: $LOG10_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{`,
    // Nothing of it has a quote that would end the shell's.
    fields.join(",\n"),
    "}'",
  ].join("\n");
}
