// Prints the changes from a schema to another that break clients, as JSON.
import { readFileSync } from "node:fs";

import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

const [released, present] = process.argv
  .slice(2)
  .map((file) => buildSchema(readFileSync(file, "utf8")));
const changes = await diff(released, present);
const breaking = changes.filter(
  ({ criticality }) => criticality.level === CriticalityLevel.Breaking,
);
console.log(JSON.stringify(breaking.map(({ path, message }) => ({ path, message }))));
