import { defineConfig } from "vite";
import { NOTICES_OF_MONACO, thirdPartyLicences } from "./licences.js";

const licences = thirdPartyLicences("THIRD_PARTY_LICENSES.txt", NOTICES_OF_MONACO);

export default defineConfig({
  plugins: [licences.plugin(), licences.writer()],
  // Workers are bundled apart from the page, so they need the collector once more.
  worker: { format: "es", plugins: () => [licences.plugin()] },
  experimental: {
    // The pages are served at /graphql and /docs, their assets below /static. All are named
    // relative to the page, so that they also work behind a proxy that adds a path prefix.
    renderBuiltUrl: (file, { hostType }) =>
      hostType === "html" ? `static/${file}` : { relative: true },
  },
  build: {
    outDir: "../gateway/static",
    emptyOutDir: true,
    // As files and not as data: URLs, so that the content security policy needs no such exception.
    assetsInlineLimit: 0,
    // Every browser that can run Monaco loads modules ahead by itself.
    modulePreload: { polyfill: false },
    // Monaco alone is 2.8 MB; it is loaded after the page has been drawn.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      input: { home: "home.html", graphiql: "graphiql.html", docs: "docs.html" },
      // "use client" marks of React libraries, without meaning in a page that has no server part.
      checks: { moduleLevelDirective: false },
    },
  },
});
