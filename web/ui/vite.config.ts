import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { thirdPartyLicences } from "../licences.js";

const licences = thirdPartyLicences("THIRD_PARTY_LICENSES.txt", []);
// `npm run dev` asks this gateway, which must run: scripts/serve.
const GATEWAY = process.env.LOG10_URL ?? "http://127.0.0.1:8000";

const JSX = fileURLToPath(new URL("src/jsx.ts", import.meta.url));

export default defineConfig({
  plugins: [
    {
      name: "written-out",
      enforce: "pre",
      resolveId: (id, importer) => (id === "react/jsx-runtime" && importer !== JSX ? JSX : null),
    },
    licences.plugin(),
    licences.writer(),
  ],
  worker: { format: "es", plugins: () => [licences.plugin()] },
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("src", import.meta.url)),
      // What is for browsers asks a document, by innerHTML; Markdown is read in a worker.
      "decode-named-character-reference": fileURLToPath(
        new URL("node_modules/decode-named-character-reference/index.js", import.meta.url),
      ),
    },
  },
  experimental: {
    // The page is /ui and its assets lie below /static/ui, all named relative to the page: a proxy
    // may add a path prefix.
    renderBuiltUrl: (file, { hostType }) =>
      hostType === "html" ? `static/ui/${file}` : { relative: true },
  },
  build: {
    outDir: "../../gateway/static/ui",
    // One file: all style sheets together are smaller than the requests for them.
    cssCodeSplit: false,
    emptyOutDir: true,
    // scripts/sizes.js reads it, holds the budgets against it, and removes it.
    manifest: "manifest.json",
    // As files and not as data: URLs, so that the content security policy needs no such exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // scripts/sizes.js says what is too large.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: "ui.html",
      // What the page begins with is one file: the first rows take few requests.
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
      // "use client" marks of React libraries, without meaning in a page that has no server part.
      checks: { moduleLevelDirective: false },
    },
  },
  server: { proxy: { "/graphql": { target: GATEWAY, ws: true } } },
});
