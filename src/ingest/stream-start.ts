// The beginning of a stream, looked at without losing it.

export interface StreamStart {
  /** The first bytes, at least as many as asked for unless the stream is shorter. */
  readonly head: Uint8Array;
  readonly rest: AsyncIterator<Uint8Array>;
}

/** Reads until at least `bytes` are there or the stream ends. */
export async function startOf(chunks: AsyncIterable<Uint8Array>, bytes: number): Promise<StreamStart> {
  const rest = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < bytes) {
    const next = await rest.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return { head: parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts), rest };
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
