import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const SOURCES = fileURLToPath(new URL("src", import.meta.url));
// A module that one file replaces must not be another's: these have modules of their own.
const mocking = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => `src/${file}`)
  .filter((file) => readFileSync(file, "utf8").includes("vi.mock("));

export default defineConfig({
  resolve: { alias: { "@": SOURCES } },
  test: {
    environment: "jsdom",
    setupFiles: "src/testing/setup.ts",
    restoreMocks: true,
    // On a machine that does other things too; nothing is asserted of times.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        // One document for all of them: a new one for each file took seven times as long.
        test: {
          name: "shared",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: mocking,
          isolate: false,
        },
      },
      { extends: true, test: { name: "mocking", include: mocking } },
    ],
  },
});
