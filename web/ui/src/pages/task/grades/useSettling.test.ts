import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { type ListedGrade, takeBack } from "@/states/grades/documents";
import { type Disagreement, settle } from "./documents";
import { useSettled } from "./useSettled";
import { useSettling } from "./useSettling";

vi.mock("./documents", () => ({ settle: vi.fn() }));
vi.mock("@/states/grades/documents", () => ({ takeBack: vi.fn() }));

const grade = (id: string) =>
  ({ id, jsonValues: { score: 1 }, author: null, grader: null }) as unknown as ListedGrade;
const one = { completionId: "1", grades: [], adjudication: null } as unknown as Disagreement;
const ALL = [one];

let answer: (() => void)[] = [];
const later = <T>(value: T) => new Promise<T>((resolve) => answer.push(() => resolve(value)));

beforeEach(() => {
  answer = [];
});

function useOne() {
  const settled = useSettled(ALL);
  return useSettling({ id: "t", shown: one, settled, all: ALL, choose: vi.fn() });
}

test("while a decision is sent, another key decides and takes back nothing", async () => {
  vi.mocked(settle).mockImplementation(() => later(grade("settled")));
  vi.mocked(takeBack).mockImplementation(() => later(undefined as never));
  const { result } = renderHook(useOne);
  const press = (run: () => void) =>
    act(async () => {
      run();
      await Promise.resolve();
    });
  await press(() => {
    result.current.take(grade("a"));
    result.current.take(grade("b"));
  });
  await press(() => result.current.take(grade("b")));
  expect(settle).toHaveBeenCalledTimes(1);
  await press(() => answer.splice(0).forEach((each) => each()));

  await press(() => {
    result.current.undo();
    result.current.undo();
    result.current.take(grade("b"));
  });
  expect(takeBack).toHaveBeenCalledTimes(1);
  expect(settle).toHaveBeenCalledTimes(1);
  await press(() => answer.splice(0).forEach((each) => each()));

  await press(() => result.current.take(grade("b")));
  expect(settle).toHaveBeenCalledTimes(2);
});
