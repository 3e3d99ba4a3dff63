/** Forms to begin with. */
export interface Template {
  title: string;
  name: string;
  instruction: string;
  schema: object;
}

const score = (title: string, description: string) => ({
  type: "integer",
  title,
  description,
  minimum: 1,
  maximum: 5,
});

const comment = (title: string) => ({ type: "string", title, maxLength: 2000 });

export const TEMPLATES: readonly Template[] = [
  {
    title: "Thumbs, with the reason",
    name: "Helpful",
    instruction: "Does the answer help who asked? If not, say why in a sentence.",
    schema: {
      type: "object",
      properties: {
        helpful: { type: "boolean", title: "Does it help?" },
        reason: comment("Why"),
      },
      required: ["helpful"],
      if: { properties: { helpful: { const: false } }, required: ["helpful"] },
      then: { required: ["reason"] },
    },
  },
  {
    title: "Score of 1 to 5",
    name: "Quality",
    instruction: "1 is of no use, 3 would do after changes, 5 could be sent as it is.",
    schema: {
      type: "object",
      properties: {
        score: score("Score", "1 is of no use, 5 could be sent as it is."),
        comment: comment("Why"),
      },
      required: ["score"],
    },
  },
  {
    title: "Categories",
    name: "What went wrong",
    instruction: "Choose all that is true of the answer, and how bad the worst of it is.",
    schema: {
      type: "object",
      properties: {
        categories: {
          type: "array",
          title: "What is wrong",
          items: {
            enum: ["nothing", "wrong fact", "not asked", "incomplete", "tone", "format", "unsafe"],
          },
          minItems: 1,
          uniqueItems: true,
        },
        severity: { title: "How bad", enum: ["none", "minor", "major", "critical"] },
      },
      required: ["categories", "severity"],
    },
  },
  {
    title: "Rubric, side by side",
    name: "Rubric",
    instruction: "Judge each line by itself, then say which answer you would send.",
    schema: {
      type: "object",
      properties: {
        correct: score("Correct", "Facts and figures are right."),
        complete: score("Complete", "All that was asked is answered."),
        clear: score("Clear", "It can be followed at the first reading."),
        better: {
          title: "Which is better",
          enum: ["the answer", "the reference", "both alike", "neither"],
        },
        reason: comment("Why"),
      },
      required: ["correct", "complete", "clear", "better"],
    },
  },
  {
    title: "Corrected text",
    name: "Correction",
    instruction: "If the answer cannot be sent as it is, write the one that could.",
    schema: {
      type: "object",
      properties: {
        usable: { type: "boolean", title: "Could it be sent as it is?" },
        corrected: { type: "string", title: "Corrected answer", maxLength: 20000 },
      },
      required: ["usable"],
      if: { properties: { usable: { const: false } }, required: ["usable"] },
      then: { required: ["corrected"] },
    },
  },
];

export function textOf({ schema }: Template): string {
  return JSON.stringify(schema, null, 2);
}

/** Whether nothing of one's own is lost when another takes its place. */
export function isOneOfThem(schemaText: string): boolean {
  return schemaText.trim() === "" || TEMPLATES.some((each) => textOf(each) === schemaText);
}
