import { readFileSync } from "node:fs";
import fc from "fast-check";
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  assertInputObjectType,
  buildSchema,
  coerceInputValue,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { expect, test } from "vitest";
import type { CompletionFilter } from "@/gql/graphql";
import { COMPLETION, FEEDBACK, GRADE, OPERATORS, SESSION } from "./fields";
import { COMPLETIONS, SESSIONS, parseFilter, printFilter } from ".";

const schema = buildSchema(readFileSync("../../schema/schema.graphql", "utf8"));
const typeNamed = (name: string) => assertInputObjectType(schema.getType(name));
const FILTER = typeNamed("CompletionFilter");
const OF_SESSIONS = typeNamed("SessionFilter");

const SAME: readonly (readonly [string, CompletionFilter])[] = [
  ["status:failed", { status: { eq: "FAILED" } }],
  ["-status:failed,started", { status: { notIn: ["FAILED", "STARTED"] } }],
  ["tag:prod", { tags: { has: "prod" } }],
  ["tag:a tag:b", { tags: { hasAll: ["a", "b"] } }],
  ["tag:a,b -tag:test", { tags: { hasAny: ["a", "b"], hasNone: ["test"] } }],
  ["model:gpt-4o*", { model: { startsWith: "gpt-4o" } }],
  ["model:*Mini/i", { model: { endsWith: "Mini", mode: "CASE_INSENSITIVE" } }],
  ['-model:"two words"', { model: { ne: "two words" } }],
  ["model:null", { model: { isNull: true } }],
  ['model:"null"', { model: { eq: "null" } }],
  ["duration>2 duration<=10.5", { duration: { gt: 2, lte: 10.5 } }],
  ["tokens>=1000", { totalTokens: { gte: 1000 } }],
  ["cost>0.05", { cost: { gt: "0.05" } }],
  ["graded:no", { graded: false }],
  ["task:0198c5d2", { ungradedForTask: "0198c5d2" }],
  ["session:s1,", { sessionId: { in: ["s1"] } }],
  ["created>=2026-11-01T00:00:00Z", { createdAt: { gte: "2026-11-01T00:00:00Z" } }],
  ["user:ann@example.com", { userId: { eq: "ann@example.com" } }],
  ["failure:RateLimit*", { failureKind: { startsWith: "RateLimit" } }],
  ["request.temperature<=0.3", { payload: [{ path: "request.temperature", lte: 0.3 }] }],
  [
    'response.choices.0.finish_reason:"length"',
    { payload: [{ path: "response.choices.0.finish_reason", eq: "length" }] },
  ],
  ['response.x~"text"', { payload: [{ path: "response.x", contains: "text" }] }],
  ["-extra.a:exists", { payload: [{ path: "extra.a", exists: false }] }],
  ['metadata."my key":5', { metadata: [{ key: "my key", eq: 5 }] }],
  ["request.a:[1,2]", { payload: [{ path: "request.a", eq: [1, 2] }] }],
  ['refund "gift card" charg* -visa', { text: 'refund "gift card" charg* -visa' }],
  ['text:"(a or b) c"', { text: "(a or b) c" }],
  ["status:failed OR graded:yes", { or: [{ status: { eq: "FAILED" } }, { graded: true }] }],
  [
    "kind:chat (tag:a OR tag:b) NOT (tag:c graded:no)",
    {
      kind: { eq: "CHAT" },
      or: [{ tags: { has: "a" } }, { tags: { has: "b" } }],
      not: { tags: { has: "c" }, graded: false },
    },
  ],
  [
    "feedback.some(task:t1 grader.kind:human answer.score<=2)",
    {
      feedback: {
        some: {
          taskId: { eq: "t1" },
          grader: { kind: { eq: "HUMAN" } },
          values: [{ path: "score", lte: 2 }],
        },
      },
    },
  ],
];

test.each(SAME)("%s", (text, filter) => {
  expect(parseFilter(text)).toMatchObject({ filter, errors: [] });
  expect(printFilter(filter)).toBe(text);
});

test.each([
  ["staus:failed", 0, "no field staus"],
  ["tag:a status:broken tag:b", 13, "started, finished, failed"],
  ["(tag:a", 0, "not closed"],
  ["tag:a)", 5, "no parenthesis"],
  ['model:"gpt', 6, "not closed"],
  ["duration>long", 9, "a number"],
  ["duration:", 8, "missing"],
  ["tag:a OR", 6, "between"],
  ["duration:2,3", 0, "does not take"],
  ["created>=2026-13-01", 9, "a time"],
  ['{"a":', 0, "not closed"],
  ["NOT", 0, "before a condition"],
])("what is wrong in %s is told with its place", (text, from, words) => {
  const { errors } = parseFilter(text);
  expect(errors[0]?.message).toContain(words);
  expect(errors[0]?.from).toBe(from);
});

test("what is right beside it is read", () => {
  const { filter } = parseFilter("tag:a status:broken model:x");
  expect(filter).toEqual({ tags: { has: "a" }, model: { eq: "x" } });
});

test("blanks may stand around what compares", () => {
  expect(parseFilter("duration > 2").filter).toEqual({ duration: { gt: 2 } });
});

test("a minus before what has no opposite is a NOT", () => {
  expect(parseFilter("-duration>2").filter).toEqual({ not: { duration: { gt: 2 } } });
  expect(parseFilter("-(tag:a)").filter).toEqual({ not: { tags: { has: "a" } } });
});

test("what says two things of the same stands in and", () => {
  expect(parseFilter("status:failed status:started").filter).toEqual({
    status: { eq: "FAILED" },
    and: [{ status: { eq: "STARTED" } }],
  });
});

test("the fields and operators are those of the schema", () => {
  const named = (name: string) => Object.keys(typeNamed(name).getFields());
  const known = (table: typeof COMPLETION) => [
    ...table.fields.map(({ key }) => key.split(".")[0] ?? ""),
    ...table.paths.map(({ key }) => key),
    "and",
    "or",
    "not",
  ];
  expect(new Set([...known(COMPLETION), "feedback"])).toEqual(new Set(named("CompletionFilter")));
  expect(new Set(known(FEEDBACK))).toEqual(new Set(named("FeedbackCondition")));
  expect(new Set([...known(GRADE), "completion"])).toEqual(new Set(named("FeedbackFilter")));
  // Of what it says of its completions a text has no form: it is a chip of JSON.
  expect(new Set([...known(SESSION), "completions"])).toEqual(new Set(named("SessionFilter")));
  const all = [COMPLETION.fields.map((each) => [FILTER, each] as const)];
  all.push(SESSION.fields.map((each) => [OF_SESSIONS, each] as const));
  for (const [filter, { key, type, values }] of all.flat()) {
    const of = filter.getFields()[key]?.type;
    if (!isInputObjectType(of)) continue;
    const operators = Object.keys(of.getFields()).filter((each) => each !== "mode");
    expect([key, new Set<string>(OPERATORS[type])]).toEqual([key, new Set(operators)]);
    const eq = of.getFields().eq?.type;
    if (isEnumType(eq)) expect(values).toEqual(eq.getValues().map(({ name }) => name));
  }
});

const TEXTS = [
  "gpt-4o",
  "a b",
  "null",
  "x/i",
  "-",
  "or",
  "a* b",
  "request.a",
  "request.a b",
  '"',
  "",
];
const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 8, unit: "grapheme" }));
const SCALARS: Record<string, fc.Arbitrary<unknown>> = {
  String: text,
  ID: text,
  Boolean: fc.boolean(),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Long: fc.integer(),
  Int: fc.integer(),
  Dollars: fc.constantFrom("0.05", "12", "-1", "0.000000001"),
  DateTime: fc.constantFrom("2026-11-01T00:00:00Z", "2026-11-01T10:30:00.123+02:00"),
  JSON: fc.oneof(text, fc.jsonValue({ maxDepth: 2 })),
};

/** Any value of a type of the schema. */
function valueOf(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return valueOf(type.ofType, depth);
  // No item of a list is null.
  if (isListType(type) && isNonNullType(type.ofType) && String(type.ofType.ofType) === "JSON") {
    return fc.array(text, { maxLength: 3 });
  }
  if (isListType(type)) return fc.array(valueOf(type.ofType, depth - 1), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) return objectOf(type, depth);
  return SCALARS[type.name] ?? fc.constant(null);
}

const made = new Map<string, fc.Arbitrary<Record<string, unknown>>>();

function objectOf(type: GraphQLInputObjectType, depth: number) {
  const name = `${type.name} ${depth}`;
  const known = made.get(name);
  if (known) return known;
  const fields = Object.values(type.getFields()).filter(
    (each) => depth > 0 || !["and", "or", "not"].includes(each.name),
  );
  const required = fields.filter((each) => isNonNullType(each.type) && each.name !== "mode");
  const any = fc
    .subarray(fields, { maxLength: Math.min(4, fields.length) })
    .chain((some) =>
      fc.record(
        Object.fromEntries(
          [...new Set([...some, ...required])].map((each) => [
            each.name,
            valueOf(each.type, depth - 1),
          ]),
        ),
      ),
    );
  made.set(name, any);
  return any;
}

test.each([
  [COMPLETIONS, FILTER, 3000],
  [SESSIONS, OF_SESSIONS, 1000],
] as const)(
  "any filter of the schema leads to a text and back to itself",
  ({ parse, print, nodesOf }, type, numRuns) => {
    fc.assert(
      fc.property(objectOf(type, 4), (any) => {
        // As an address has it: without a minus before 0.
        const filter = JSON.parse(JSON.stringify(any)) as Record<string, unknown>;
        coerceInputValue(filter, type);
        const read = parse(print(nodesOf(filter)));
        expect(read.errors).toEqual([]);
        expect(read.filter ?? {}).toEqual(filter);
      }),
      { numRuns },
    );
  },
  60_000,
);

test("whatever is typed is read, its errors within it, and what is read is of the schema", () => {
  const PARTS = [
    "status:",
    "failed",
    "(",
    ")",
    " OR ",
    "NOT ",
    "-",
    '"',
    "{",
    "}",
    ",",
    "*",
    "/i",
    "request.a",
    ">",
    "<=",
    "~",
    " ",
    "tag:",
    "5",
    "null",
    "feedback.some(",
    "answer.x:",
    "text",
  ];
  const typed = fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ maxLength: 3 })));
  fc.assert(
    fc.property(typed, (parts) => {
      const source = parts.join("");
      const { errors, filter } = parseFilter(source);
      for (const { from, to } of errors) {
        expect(from).toBeGreaterThanOrEqual(-1);
        expect(to).toBeLessThanOrEqual(source.length + 1);
      }
      if (!source.includes("{")) coerceInputValue(filter ?? {}, FILTER);
      expect(parseFilter(printFilter(filter)).filter ?? {}).toEqual(filter ?? {});
    }),
    { numRuns: 3000 },
  );
}, 60_000);
