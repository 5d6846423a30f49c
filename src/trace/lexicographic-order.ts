// The lexicographic order of sequences, by counting sort from their ends to their beginnings.
//
// Neighbouring positions are sorted by in one pass as the digits of one number, as many as keep the counts of a pass
// in the processor's cache. Hot: plain loops over typed arrays.

import { int32At, scratchInt32 } from '../shared/columns.ts';
import type { ChoiceCodes } from './sequences.ts';

/** Keys of a pass, unless one position alone has more. */
const MOST_KEYS = 1 << 16;

/** Positions `from … to − 1`, sorted by together. */
interface Digits {
  readonly from: number;
  readonly to: number;
  /** Number of keys. */
  readonly keys: number;
}

/**
 * Sequence `id` is `codes[offsets[id] … offsets[id + 1])`; `choices` says how many codes there are at a position.
 * The ids in order, a sequence before what extends it.
 */
export function lexicographicOrder(
  offsets: Int32Array,
  codes: ChoiceCodes,
  choices: readonly number[],
): Int32Array {
  const count = offsets.length - 1;
  let order = scratchInt32(count);
  for (let id = 0; id < count; id++) order[id] = id;
  let next = scratchInt32(count);
  const keys = scratchInt32(count);
  // Zero is for the sequences that end before a position.
  const radix = Int32Array.from(choices, count => count + 1);
  for (const digits of groupPositions(radix)) {
    fillKeys(offsets, codes, radix, digits, keys);
    countingSort(order, keys, digits.keys, next);
    [order, next] = [next, order];
  }
  return order;
}

/** All positions in groups, the last ones first. */
function groupPositions(radix: Int32Array): Digits[] {
  const groups: Digits[] = [];
  let to = radix.length;
  let keys = 1;
  for (let position = radix.length - 1; position >= 0; position--) {
    if (position + 1 < to && keys * int32At(radix, position) > MOST_KEYS) {
      groups.push({ from: position + 1, to, keys });
      to = position + 1;
      keys = 1;
    }
    keys *= int32At(radix, position);
  }
  return to === 0 ? groups : [...groups, { from: 0, to, keys }];
}

function fillKeys(
  offsets: Int32Array,
  codes: ChoiceCodes,
  radix: Int32Array,
  { from, to }: Digits,
  keys: Int32Array,
): void {
  for (let id = 0; id < keys.length; id++) {
    const begin = int32At(offsets, id);
    const length = int32At(offsets, id + 1) - begin;
    let key = 0;
    for (let position = from; position < to; position++) {
      const digit = position < length ? (codes[begin + position] as number) + 1 : 0;
      key = key * int32At(radix, position) + digit;
    }
    keys[id] = key;
  }
}

function countingSort(order: Int32Array, keys: Int32Array, count: number, into: Int32Array): void {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < keys.length; i++)
    starts[int32At(keys, i) + 1] = int32At(starts, int32At(keys, i) + 1) + 1;
  for (let key = 0; key < count; key++) starts[key + 1] = int32At(starts, key + 1) + int32At(starts, key);
  for (let i = 0; i < order.length; i++) {
    const id = int32At(order, i);
    const key = int32At(keys, id);
    const place = int32At(starts, key);
    into[place] = id;
    starts[key] = place + 1;
  }
}
