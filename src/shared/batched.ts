// Short texts put together before they are written: a write a line would cost more than the line.

/** Characters handed out at a time: large enough to be fast, small against memory. */
const BATCH_LENGTH = 1 << 16;

export function* batched(texts: Iterable<string>): Iterable<string> {
  let batch = '';
  for (const text of texts) {
    batch += text;
    if (batch.length < BATCH_LENGTH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
