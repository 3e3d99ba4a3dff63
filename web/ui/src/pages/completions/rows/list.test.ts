import { beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors";
import { request } from "@/api/request";
import { type Wanted, askPage } from "./list";

vi.mock("@/api/request", () => ({ request: vi.fn() }));

beforeEach(() => {
  vi.mocked(request).mockReset();
});

const NOTHING: Wanted = {
  ...{ withPrompt: false, withOutput: false, withReason: false, withValues: false, paths: [] },
};
const tooMuch = new ApiError("QUERY_TOO_COMPLEX", { message: "too large" });
const page = {
  data: {
    changeCursor: "now",
    completions: { nodes: [{ id: "a" }], pageInfo: { endCursor: "e", hasNextPage: true } },
  },
  errors: [],
} as unknown as Awaited<ReturnType<typeof request>>;

const asking = (wanted: Wanted) => askPage({ filter: undefined, orderBy: [], wanted }, null);

test("a page whose texts are too much comes without them, and its rows say so", async () => {
  vi.mocked(request).mockRejectedValueOnce(tooMuch).mockResolvedValueOnce(page);

  const wanted = { ...NOTHING, withOutput: true, withReason: true };
  const { nodes, pageInfo, changeCursor } = await asking(wanted);

  expect(nodes).toEqual([{ id: "a", lacks: "texts" }]);
  expect([pageInfo.endCursor, changeCursor]).toEqual(["e", "now"]);
  expect(vi.mocked(request).mock.calls[1]?.[1]).toMatchObject({ ...NOTHING, withReason: true });
});

test("it comes without all of the payload where that is too much still", async () => {
  vi.mocked(request).mockRejectedValue(tooMuch);
  const wanted = { ...NOTHING, withPrompt: true, withValues: true, paths: ["request"] };
  await expect(asking(wanted)).rejects.toThrow("too large");
  expect(request).toHaveBeenCalledTimes(3);

  vi.mocked(request).mockReset().mockRejectedValueOnce(tooMuch).mockResolvedValueOnce(page);
  const { nodes } = await asking({ ...NOTHING, withValues: true, paths: ["request"] });
  expect(nodes).toEqual([{ id: "a", lacks: "payload" }]);
  expect(vi.mocked(request).mock.calls[1]?.[1]).toMatchObject(NOTHING);
});

test("what is too much without them, and what fails otherwise, fails", async () => {
  vi.mocked(request).mockRejectedValueOnce(tooMuch);
  await expect(asking(NOTHING)).rejects.toThrow("too large");
  vi.mocked(request).mockRejectedValueOnce(new ApiError("TIMEOUT", { message: "late" }));
  await expect(asking({ ...NOTHING, withPrompt: true })).rejects.toThrow("late");
  expect(request).toHaveBeenCalledTimes(2);
});
