/**
 * All bytes of an answer, piece by piece.
 *
 * `arrayBuffer()` puts 16 MB together in one task of the page's thread, which nothing interrupts for a
 * tenth of a second; so read, that is a copy of what is there.
 */
export async function bytesOf({ body }: Response): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    pieces.push(read.value);
    size += read.value.length;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all.buffer;
}
