// The beginning of a stream, looked at without losing it.
//
// A chunk is its reader's only until the next one is asked for: what is kept longer is copied.

export interface StreamStart {
  /** The first bytes, at least as many as asked for unless the stream is shorter. */
  readonly head: Uint8Array;
  readonly rest: AsyncIterator<Uint8Array>;
}

/** Reads until at least `bytes` are there or the stream ends. */
export function startOf(chunks: AsyncIterable<Uint8Array>, bytes: number): Promise<StreamStart> {
  return startUntil(chunks, (_chunk, length) => length >= bytes);
}

/** Reads until `isEnough`, told each chunk and the bytes so far, says so or the stream ends. */
export async function startUntil(
  chunks: AsyncIterable<Uint8Array>,
  isEnough: (chunk: Uint8Array, length: number) => boolean,
): Promise<StreamStart> {
  const rest = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = await rest.next();
    if (next.done === true) break;
    length += next.value.length;
    if (isEnough(next.value, length)) {
      if (parts.length === 0) return { head: next.value, rest };
      parts.push(next.value);
      break;
    }
    parts.push(Uint8Array.from(next.value));
  }
  return { head: Buffer.concat(parts), rest };
}

/** The whole stream again, its beginning included. */
export async function* resume(start: StreamStart): AsyncGenerator<Uint8Array> {
  try {
    if (start.head.length > 0) yield start.head;
    for (;;) {
      const next = await start.rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await start.rest.return?.();
  }
}
