import type { CodegenConfig } from "@graphql-codegen/cli";

// Every graphql(`...`) in the sources is checked against the gateway's schema, and typed.
const config: CodegenConfig = {
  schema: "../../schema/schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**"],
  ignoreNoDocuments: true,
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        // As strings: no parser of GraphQL goes to the browser.
        documentMode: "string",
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        defaultScalarType: "unknown",
        scalars: {
          DateTime: "string",
          JSON: "unknown",
          Dollars: "string",
          Long: "number",
        },
      },
    },
  },
};

export default config;
