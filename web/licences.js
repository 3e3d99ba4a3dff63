import { readFileSync } from "node:fs";
import license from "rollup-plugin-license";

// Licences that ask for no more than that their text goes along.
const ALLOWED = "(MIT OR Apache-2.0 OR BSD-2-Clause OR BSD-3-Clause OR ISC OR 0BSD OR Unlicense)";

// What these packages have inside themselves, and is named nowhere else.
export const NOTICES_OF_MONACO = ["monaco-editor/ThirdPartyNotices.txt"];

const MIT_TEXT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software
and associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const RULE = "=".repeat(80);

/**
 * Collect the licence of every package of which a part is bundled, and write them to one file.
 *
 * A package whose licence is not among the allowed ones, or that has none, stops the build.
 * Packages with the same text share it. `notices` are further files of packages.
 */
export function thirdPartyLicences(fileName, notices) {
  const packages = new Map();
  const collect = (dependencies) => {
    for (const each of dependencies) packages.set(`${each.name} ${each.version}`, each);
  };
  return {
    plugin: () =>
      license({
        thirdParty: {
          allow: { test: ALLOWED, failOnUnlicensed: true, failOnViolation: true },
          output: collect,
        },
      }),
    writer: () => ({
      name: "write-third-party-licences",
      generateBundle: {
        order: "post",
        handler() {
          this.emitFile({ type: "asset", fileName, source: render(packages, notices) });
        },
      },
    }),
  };
}

function render(packages, extraNotices) {
  const namesByText = new Map();
  for (const name of [...packages.keys()].sort()) {
    const text = textOf(packages.get(name));
    namesByText.set(text, [...(namesByText.get(text) ?? []), name]);
  }
  const sections = [...namesByText].map(([text, names]) => `${names.join("\n")}\n\n${text}`);
  const notices = extraNotices.map(
    (path) => `${path}\n\n${clean(readFileSync(`node_modules/${path}`, "utf8"))}`,
  );
  const intro =
    "The files in assets/ are made from parts of the packages below, under these licences.\n";
  return [intro, ...sections, ...notices].join(`\n${RULE}\n`) + "\n";
}

function textOf(dependency) {
  const name = dependency.license.replace(/^\((\S+)\)$/, "$1");
  const head = `Licence: ${name}`;
  const notice = dependency.noticeText ? `\n\n${clean(dependency.noticeText)}` : "";
  if (dependency.licenseText) return `${head}\n\n${clean(dependency.licenseText)}${notice}`;
  if (name === "MIT") {
    return `${head}\n\nCopyright (c) ${holder(dependency)}\n\n${MIT_TEXT}${notice}`;
  }
  // The full text of the Apache licence comes with other packages, and is in this file already.
  return `${head} (the text stands with other packages in this file)${notice}`;
}

function holder({ author, name }) {
  return author?.name ?? `the authors of ${name}`;
}

function clean(text) {
  return text.replaceAll("\r\n", "\n").replace(/[ \t]+$/gm, "").trim();
}
