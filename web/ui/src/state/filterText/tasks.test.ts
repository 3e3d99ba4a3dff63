import { expect, test } from "vitest";
import { COMPLETIONS } from ".";
import { type TaskName, type Tasks, withNames } from "./tasks";

const TASKS: readonly TaskName[] = [
  { id: "t1", name: "Is it helpful?" },
  { id: "t2", name: "Tone" },
  { id: "t3", name: "Twice" },
  { id: "t4", name: "Twice" },
];
const read = (text: string, tasks: Tasks = TASKS) => COMPLETIONS.parse(text, tasks);

test("a task is said by its name or its id", () => {
  expect(read('task:"Is it helpful?"').filter).toEqual({ ungradedForTask: "t1" });
  expect(read("task:tone").filter).toEqual({ ungradedForTask: "t2" });
  expect(read("task:t3").filter).toEqual({ ungradedForTask: "t3" });
  expect(read("feedback.some(task:Tone,t3)").filter).toEqual({
    feedback: { some: { taskId: { in: ["t2", "t3"] } } },
  });
  const archived = "0123abcd-0123-0123-0123-0123456789ab";
  expect(read(`task:${archived}`).filter).toEqual({ ungradedForTask: archived });
});

test("what names no task, or two, is marked where it stands", () => {
  expect(read("tag:a task:Twice").errors).toMatchObject([
    { from: 11, to: 16, message: "2 tasks are called this: say which by its id." },
  ]);
  expect(read("task:None tag:a")).toMatchObject({
    errors: [{ from: 5, to: 9, message: "No task is called this." }],
    filter: { tags: { has: "a" } },
  });
  expect(read("task:Tone", null).errors).toHaveLength(1);
  expect(COMPLETIONS.parse("task:Tone").errors).toEqual([]);
});

test("names are shown where they lead back", () => {
  const text = "task:t1 feedback.some(task:t2) NOT feedback.some(task:t3,t4)";
  const { nodes, filter } = read(text);
  const shown = COMPLETIONS.print(withNames(nodes, TASKS));
  expect(shown).toContain('task:"Is it helpful?" feedback.some(task:Tone)');
  expect(shown).toContain("task:t3,t4");
  expect(read(shown).filter).toEqual(filter);
});
