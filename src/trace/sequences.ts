// The distinct architecture sequences of a trace, numbered in lexicographic order.
//
// A sequence's id is its lexicographic rank (METHOD §1: position by position in the choices' order, a
// prefix before what extends it), so comparing ids compares sequences, and prefixes are id ranges.
// Hot: plain loops over typed arrays.

import { int32At } from '../shared/columns.ts';

export type ChoiceCodes = Uint8Array | Uint16Array | Int32Array;

export interface SequenceTable {
  /** Number of distinct sequences. */
  readonly count: number;
  /** Sequence `id` is `codes[offsets[id] … offsets[id + 1])`, each code an index into its node's choices. */
  readonly offsets: Int32Array;
  readonly codes: ChoiceCodes;
  readonly minLength: number;
  readonly maxLength: number;
}

/** `at` of codes. */
export function codeAt(codes: ChoiceCodes, index: number): number {
  const code = codes[index];
  if (code === undefined) throw new RangeError(`index ${index} outside ${codes.length} codes`);
  return code;
}

export function sequenceLength(table: SequenceTable, id: number): number {
  return int32At(table.offsets, id + 1) - int32At(table.offsets, id);
}

/** Code of the choice at `position` (0-based); −1 when the sequence is shorter. */
export function choiceAt(table: SequenceTable, id: number, position: number): number {
  const index = int32At(table.offsets, id) + position;
  return index < int32At(table.offsets, id + 1) ? codeAt(table.codes, index) : -1;
}

/** Length of the longest common prefix of two sequences. */
export function commonPrefix(table: SequenceTable, a: number, b: number): number {
  const { offsets, codes } = table;
  const startA = int32At(offsets, a);
  const startB = int32At(offsets, b);
  const limit = Math.min(int32At(offsets, a + 1) - startA, int32At(offsets, b + 1) - startB);
  let depth = 0;
  while (depth < limit && codes[startA + depth] === codes[startB + depth]) depth++;
  return depth;
}

/**
 * Lexicographic order of unordered sequences by counting sort from the last position to the first:
 * O(count · maxLength). Returns the old ids in order.
 */
export function lexicographicOrder(offsets: Int32Array, codes: Int32Array, maxLength: number): Int32Array {
  const count = offsets.length - 1;
  let order = Int32Array.from({ length: count }, (_, id) => id);
  let next = new Int32Array(count);
  const keys = new Int32Array(count);
  for (let position = maxLength - 1; position >= 0; position--) {
    let largest = 0;
    for (let id = 0; id < count; id++) {
      const index = int32At(offsets, id) + position;
      const key = index < int32At(offsets, id + 1) ? int32At(codes, index) + 1 : 0;
      keys[id] = key;
      if (key > largest) largest = key;
    }
    countingSort(order, keys, largest, next);
    [order, next] = [next, order];
  }
  return order;
}

function countingSort(order: Int32Array, keys: Int32Array, largest: number, into: Int32Array): void {
  const starts = new Int32Array(largest + 2);
  for (let i = 0; i < keys.length; i++)
    starts[int32At(keys, i) + 1] = int32At(starts, int32At(keys, i) + 1) + 1;
  for (let key = 0; key <= largest; key++) starts[key + 1] = int32At(starts, key + 1) + int32At(starts, key);
  for (let i = 0; i < order.length; i++) {
    const id = int32At(order, i);
    const key = int32At(keys, id);
    const place = int32At(starts, key);
    into[place] = id;
    starts[key] = place + 1;
  }
}

/** The smallest typed array that holds codes up to `largest`. */
export function narrowCodes(codes: Int32Array, largest: number): ChoiceCodes {
  if (largest >= 65536) return codes;
  const narrow = narrowest(largest, codes.length);
  narrow.set(codes);
  return narrow;
}

/** A column of so many zeros, of the smallest type that holds numbers up to `largest`. */
export function narrowest(largest: number, length: number): ChoiceCodes {
  if (largest < 256) return new Uint8Array(length);
  return largest < 65536 ? new Uint16Array(length) : new Int32Array(length);
}
