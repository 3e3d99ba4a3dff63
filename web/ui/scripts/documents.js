// Write the texts of all documents of the page, by their SHA-256, beside the page: a gateway that
// executes trusted documents only trusts these too. They are the very texts that the page sends.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { transformWithOxc } from "vite";

const SOURCE = "src/gql/graphql.ts";
const TARGET = "../../gateway/static/ui/documents.json";

const { code } = await transformWithOxc(readFileSync(SOURCE, "utf8"), SOURCE);
const generated = await import(`data:text/javascript,${encodeURIComponent(code)}`);
const texts = Object.values(generated)
  .filter((each) => each instanceof String)
  .map(String)
  .sort();
const byHash = texts.map((text) => [createHash("sha256").update(text).digest("hex"), text]);
writeFileSync(TARGET, JSON.stringify(Object.fromEntries(byHash), null, 1) + "\n");
