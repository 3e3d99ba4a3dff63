import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import globals from "globals";
import ts from "typescript-eslint";

const NO_MARKUP = "What is logged is hostile: it never becomes markup. Draw elements instead.";

const NO_LAZY = "Use part of states/part.tsx: what does not come says so in its place.";

// Rules that know the types take four times as long, and those that compile React's components eight
// times: CI has them at night (tests/ui/test_build.py).
const TYPED = process.env.LINT_UNTYPED === undefined;
const HOOKS = TYPED
  ? hooks.configs.flat.recommended
  : {
      plugins: { "react-hooks": hooks },
      rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "warn" },
    };

/** What is switched off says why. */
const REASONS = {
  create: ({ report, sourceCode }) => ({
    Program() {
      for (const { value, loc } of sourceCode.getAllComments()) {
        if (/^\s*eslint-disable/.test(value) && !/\s--\s+\S/.test(value)) {
          report({ loc, message: "Say why: `eslint-disable-next-line RULE -- reason`." });
        }
      }
    },
  }),
};

export default ts.config(
  { ignores: ["src/gql"] },
  {
    // What only rules switch off that are left out is not unused.
    linterOptions: { reportUnusedDisableDirectives: TYPED ? "error" : "off" },
    plugins: { ours: { rules: { reasons: REASONS } } },
    rules: { "ours/reasons": "error" },
  },
  js.configs.recommended,
  TYPED
    ? {
        files: ["**/*.{ts,tsx}"],
        extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
        languageOptions: { parserOptions: { projectService: true } },
        rules: {
          // Numbers are written as they are; anything else in a template is likely a mistake.
          "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
          // An empty text is not a text: `||` is meant where it stands.
          "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: true }],
          // `onPress={() => setOpen(true)}`
          "@typescript-eslint/no-confusing-void-expression": [
            "error",
            { ignoreArrowShorthand: true },
          ],
          // The router's `throw redirect(...)` and `throw notFound()`.
          "@typescript-eslint/only-throw-error": "off",
        },
      }
    : { files: ["**/*.{ts,tsx}"], extends: [ts.configs.strict, ts.configs.stylistic] },
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [HOOKS, a11y.flatConfigs.strict],
    languageOptions: { globals: globals.browser },
    rules: {
      // Only in dialogs, which take the focus anyway: this says to which part.
      "jsx-a11y/no-autofocus": "off",
      // A component's `role` may be that of a token.
      "jsx-a11y/aria-role": ["error", { ignoreNonDOM: true }],
      "jsx-a11y/label-has-associated-control": ["error", { controlComponents: ["Select"] }],
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: NO_MARKUP },
        {
          selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]",
          message: NO_MARKUP,
        },
        {
          selector: "CallExpression[callee.property.name='toLocaleString'][arguments.length<2]",
          message: "Use shownCount of state/shown.ts, which says where counting ended, too.",
        },
      ],
      "no-restricted-imports": [
        "error",
        { name: "react", importNames: ["lazy"], message: NO_LAZY },
        { name: "@tanstack/react-router", importNames: ["lazyRouteComponent"], message: NO_LAZY },
      ],
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: "Use state/stored.ts: storage may be forbidden." },
        { name: "sessionStorage", message: "Use state/stored.ts: storage may be forbidden." },
        { name: "fetch", message: "Use api/request.ts: one place knows the token and the errors." },
      ],
    },
  },
  {
    files: ["src/testing/**", "src/**/*.test.{ts,tsx}"],
    rules: { "no-restricted-globals": "off" },
  },
  { files: ["scripts/*.js", "*.js"], languageOptions: { globals: globals.node } },
);
