// Print what the browser loads, packed, and fail where it is more than its budget: brief, section 10.
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUILT = new URL("../../../gateway/static/ui/", import.meta.url);
const KIB = 1024;
// JavaScript before the first rows; style sheets; and each part that is loaded when it is needed.
const BUDGETS = {
  entry: 250,
  css: 20,
  // What the page of grading opens is counted with the page, which is there already.
  lazy: { markdown: 60, forms: 90, editor: 140, charts: 60, "grade/Dry": 65, "grade/Others": 65 },
};
const OTHER_LAZY = 60;

const manifest = JSON.parse(readFileSync(new URL("manifest.json", BUILT), "utf8"));
const packed = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, BUILT))).length, 0) /
  KIB;

function loaded(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const each of manifest[key].imports ?? []) loaded(each, seen);
  return seen;
}

const scripts = (keys) => [...keys].map((key) => manifest[key].file);
const styles = readdirSync(new URL("assets", BUILT)).filter((name) => name.endsWith(".css"));
const first = loaded("ui.html");
const rows = [
  ["entry", packed(scripts(first)), BUDGETS.entry],
  ["css", packed(styles.map((name) => `assets/${name}`)), BUDGETS.css],
];
for (const [key, { isDynamicEntry }] of Object.entries(manifest)) {
  if (!isDynamicEntry) continue;
  const own = [...loaded(key)].filter((each) => !first.has(each));
  const kind = Object.keys(BUDGETS.lazy).find((name) => key.includes(name));
  rows.push([key, packed(scripts(own)), kind ? BUDGETS.lazy[kind] : OTHER_LAZY]);
}
for (const [name, size, budget] of rows) {
  console.log(
    `${size > budget ? "OVER" : "  ok"} ${size.toFixed(1).padStart(6)} of ${budget} KiB  ${name}`,
  );
}
rmSync(new URL("manifest.json", BUILT));
if (rows.some(([, size, budget]) => size > budget)) process.exit(1);
