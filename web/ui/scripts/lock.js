/** Take the addresses of who is to be paid out of the lock file: versions and hashes are what locks. */
import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("../package-lock.json", import.meta.url);

const lock = JSON.parse(readFileSync(FILE, "utf8"));
for (const each of Object.values(lock.packages)) delete each.funding;
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
