// The architectures of a trace while it is read, row by row, and the distinct ones among them once it is.
//
// Equal sequences stand side by side in lexicographic order, so that sorting the rows finds them without hashing.
// Hot: plain loops over flat codes.

import { type Estimate, Int32Column, int32At, sharedInt32 } from '../shared/columns.ts';
import { sharedMemory } from '../shared/memory.ts';
import { CodeColumn } from './code-column.ts';
import { lexicographicOrder } from './lexicographic-order.ts';
import { type ChoiceCodes, narrowest, type SequenceTable } from './sequences.ts';

export class SequenceRows {
  private offsets: Int32Column;
  private codes: CodeColumn;

  constructor(estimate?: Estimate) {
    this.offsets = new Int32Column(1024, estimate);
    this.codes = new CodeColumn(estimate);
    this.offsets.push(0);
  }

  /** Number of rows. */
  get length(): number {
    return this.offsets.length - 1;
  }

  /** Adds a row of the first `length` codes. */
  push(codes: Int32Array, length: number): void {
    this.codes.append(codes, length);
    this.offsets.push(this.codes.length);
  }

  /**
   * The distinct sequences under each position's ranks of codes, and which one each row has; to be asked once, since
   * the rows are let go.
   */
  finish(rankOf: readonly Int32Array[]): { sequences: SequenceTable; sequence: Int32Array } {
    const offsets = this.offsets.finish();
    const { codes, largest } = ranked(offsets, this.codes.finish(), rankOf);
    this.offsets = new Int32Column(1);
    this.codes = new CodeColumn();
    const choices = rankOf.map(ranks => ranks.length);
    return distinct(offsets, codes, lexicographicOrder(offsets, codes, choices), largest);
  }
}

/** The codes replaced by their ranks, in place where those fit, and the largest rank. */
function ranked(
  offsets: Int32Array,
  found: ChoiceCodes,
  rankOf: readonly Int32Array[],
): { codes: ChoiceCodes; largest: number } {
  const highest = Math.max(0, ...rankOf.map(ranks => ranks.length - 1));
  const isWide = narrowest(highest, 0).BYTES_PER_ELEMENT > found.BYTES_PER_ELEMENT;
  const codes = isWide ? narrowest(highest, found.length, sharedMemory) : found;
  let largest = 0;
  for (let row = 0; row < offsets.length - 1; row++) {
    const from = int32At(offsets, row);
    const end = int32At(offsets, row + 1);
    for (let index = from; index < end; index++) {
      const rank = int32At(rankOf[index - from] as Int32Array, found[index] as number);
      if (rank > largest) largest = rank;
      codes[index] = rank;
    }
  }
  return { codes, largest };
}

/** Numbers the sequences of rows in lexicographic order. */
function distinct(
  offsets: Int32Array,
  codes: ChoiceCodes,
  order: Int32Array,
  largest: number,
): { sequences: SequenceTable; sequence: Int32Array } {
  const sequence = sharedInt32(order.length);
  // As for rows that are all different: what is not written to takes no memory.
  const kept = narrowest(largest, codes.length, sharedMemory);
  const keptOffsets = sharedInt32(order.length + 1);
  let count = 0;
  let filled = 0;
  let before = 0;
  let minLength = order.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  let maxLength = 0;
  for (let place = 0; place < order.length; place++) {
    const row = int32At(order, place);
    const from = int32At(offsets, row);
    const length = int32At(offsets, row + 1) - from;
    let same = 0;
    if (length === filled - before && count > 0)
      while (same < length && codes[from + same] === kept[before + same]) same++;
    if (count === 0 || same < length || length !== filled - before) {
      before = filled;
      for (let index = 0; index < length; index++) kept[filled++] = codes[from + index] as number;
      keptOffsets[++count] = filled;
      minLength = Math.min(minLength, length);
      maxLength = Math.max(maxLength, length);
    }
    sequence[row] = count - 1;
  }
  const table = { offsets: keptOffsets.subarray(0, count + 1), codes: kept.subarray(0, filled) };
  return { sequences: { count, minLength, maxLength, ...table }, sequence };
}
