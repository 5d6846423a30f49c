// A table's rows made elsewhere, in threads: range by range, in order, and no more than a few ahead of who takes them.
//
// Memory goes round: what a range was written into serves a later one once the table's taker has asked for the next.

import { awaitedLater } from '../shared/awaited-later.ts';

/** Rows of one range: enough that what is said of it costs nothing, few enough that threads end together. */
const ROWS = 4096;
/** Ranges made before somebody asks for them: some 8 to 16 MB. */
const AHEAD = 16;
const FIRST_LENGTH = 1 << 19;

/** Rows to be made, from one place up to another, into the memory or, where it does not suffice, into more of it. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly memory: ArrayBufferLike;
}

/** The first ranges are begun at once. What is given is valid until the next piece is asked for. */
export function piecesAhead(
  count: number,
  make: (range: RowRange) => Promise<Uint8Array>,
): AsyncIterable<Uint8Array> {
  // A table without rows has a header.
  const ranges = Math.max(1, Math.ceil(count / ROWS));
  const begun: Promise<Uint8Array>[] = [];
  let next = 0;
  const begin = (memory: ArrayBufferLike) => {
    const from = next * ROWS;
    begun.push(awaitedLater(make({ from, to: Math.min(from + ROWS, count), memory })));
    next++;
  };
  while (next < Math.min(AHEAD, ranges)) begin(new SharedArrayBuffer(FIRST_LENGTH));
  return inOrder();

  async function* inOrder() {
    for (let piece = begun.shift(); piece !== undefined; piece = begun.shift()) {
      const rows = await piece;
      yield rows;
      if (next < ranges) begin(rows.buffer);
    }
  }
}
