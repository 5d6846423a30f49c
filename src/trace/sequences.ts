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

/** Some sequences as a table of their own; `ids` ascend, so that the numbers there order as the ids do. */
export function someSequences(table: SequenceTable, ids: Int32Array): SequenceTable {
  const lengths = ids.map(id => sequenceLength(table, id));
  const offsets = new Int32Array(ids.length + 1);
  for (let index = 0; index < ids.length; index++)
    offsets[index + 1] = int32At(offsets, index) + int32At(lengths, index);
  const codes = table.codes.slice(0, offsets[ids.length]);
  for (let index = 0; index < ids.length; index++) {
    const start = int32At(table.offsets, int32At(ids, index));
    codes.set(table.codes.subarray(start, start + int32At(lengths, index)), int32At(offsets, index));
  }
  const [minLength, maxLength] = [Math.min(...lengths), Math.max(0, ...lengths)];
  return { count: ids.length, offsets, codes, minLength, maxLength };
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

/** A column of so many zeros, of the smallest type that holds numbers up to `largest`. */
export function narrowest(
  largest: number,
  length: number,
  memory: (bytes: number) => ArrayBufferLike = bytes => new ArrayBuffer(bytes),
): ChoiceCodes {
  if (largest < 256) return new Uint8Array(memory(length), 0, length);
  if (largest < 65536) return new Uint16Array(memory(2 * length), 0, length);
  return new Int32Array(memory(4 * length), 0, length);
}
