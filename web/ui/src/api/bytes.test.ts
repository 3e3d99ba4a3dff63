import { expect, test } from "vitest";
import { bytesOf } from "./bytes";

function answer(...pieces: string[]): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
  return new Response(body);
}

test("pieces are put together in their order", async () => {
  const bytes = await bytesOf(answer('{"a":', '"ü"', "}"));
  expect(new TextDecoder().decode(bytes)).toBe('{"a":"ü"}');
});

test("an answer without a body has no bytes", async () => {
  expect((await bytesOf(new Response(null))).byteLength).toBe(0);
});
