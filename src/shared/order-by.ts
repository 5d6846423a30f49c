// The order of rows by a key: ascending, ties in row order, rows without a key (NaN) last.
//
// Stable and linear: a column that is in order already is left alone, one nearly so (starts by completion) sorted by
// insertion within a budget of moves, any other digit by digit (radix sort) on the bits of its doubles, of which 11
// make a digit. Hot: plain loops over typed arrays.

import { float64At, int32At, scratchCopy, scratchFloat64, scratchInt32 } from './columns.ts';

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const PASSES = 6;
/** The sign bit of a double's higher word. */
const SIGN = 0x80000000;
/** Moves a row that insertion may take on average: about what the passes of the radix sort cost. */
const MOVES_A_ROW = 24;

/** Row numbers in order. */
export function orderBy(key: Float64Array): Int32Array {
  return reorderBy(rowNumbers(key.length), key);
}

/** The rows, which may be some of all, in the order of their keys; ties as they stand. */
export function reorderBy(rows: Int32Array, key: Float64Array): Int32Array {
  if (isInOrder(rows, key)) return rows;
  return insertionSort(rows, key) ?? radixSort(rows, key);
}

/** The order by a key, ties by a second one, by which `bySecond` has the rows. */
export function orderByBoth(key: Float64Array, second: Float64Array, bySecond: Int32Array): Int32Array {
  for (let row = 1; row < key.length; row++) {
    const before = float64At(key, row - 1);
    const here = float64At(key, row);
    const isTie = !comesAfter(here, before);
    if (comesAfter(before, here) || (isTie && comesAfter(float64At(second, row - 1), float64At(second, row))))
      return reorderBy(bySecond, key);
  }
  // Records are mostly written as they complete.
  return rowNumbers(key.length);
}

export function rowNumbers(length: number): Int32Array {
  const rows = scratchInt32(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

function isInOrder(rows: Int32Array, key: Float64Array): boolean {
  for (let index = 1; index < rows.length; index++) {
    const before = float64At(key, int32At(rows, index - 1));
    const here = float64At(key, int32At(rows, index));
    if (!(before <= here) && !Number.isNaN(here)) return false;
  }
  return true;
}

/** Null once it has taken too many moves, which rows far from their order do. */
function insertionSort(rows: Int32Array, key: Float64Array): Int32Array | null {
  const sorted = scratchCopy(rows);
  const keys = scratchFloat64(rows.length);
  let moves = MOVES_A_ROW * rows.length;
  for (let index = 0; index < rows.length; index++) {
    const row = int32At(rows, index);
    const here = float64At(key, row);
    let place = index;
    for (; place > 0 && comesAfter(float64At(keys, place - 1), here); place--) {
      keys[place] = float64At(keys, place - 1);
      sorted[place] = int32At(sorted, place - 1);
    }
    moves -= index - place;
    if (moves < 0) return null;
    keys[place] = here;
    sorted[place] = row;
  }
  return sorted;
}

function comesAfter(before: number, here: number): boolean {
  return before > here || (Number.isNaN(before) && !Number.isNaN(here));
}

function radixSort(rows: Int32Array, key: Float64Array): Int32Array {
  const { low, high } = sortableBits(rows, key);
  let order = rowNumbers(rows.length);
  let next: Int32Array = scratchInt32(rows.length);
  const starts = new Int32Array(DIGITS + 1);
  for (let pass = 0; pass < PASSES; pass++) {
    if (!countDigits(low, high, pass, starts)) continue;
    for (let place = 0; place < order.length; place++) {
      const row = int32At(order, place);
      const digit = digitOf(low, high, row, pass);
      const to = int32At(starts, digit);
      starts[digit] = to + 1;
      next[to] = row;
    }
    [order, next] = [next, order];
  }
  for (let place = 0; place < order.length; place++) next[place] = int32At(rows, int32At(order, place));
  return next;
}

/** Where each digit begins; false where all rows have the same, and a pass would change nothing. */
function countDigits(low: Int32Array, high: Int32Array, pass: number, starts: Int32Array): boolean {
  starts.fill(0);
  for (let row = 0; row < low.length; row++) {
    const after = digitOf(low, high, row, pass) + 1;
    starts[after] = int32At(starts, after) + 1;
  }
  if (int32At(starts, digitOf(low, high, 0, pass) + 1) === low.length) return false;
  for (let digit = 0; digit < DIGITS; digit++)
    starts[digit + 1] = int32At(starts, digit + 1) + int32At(starts, digit);
  return true;
}

/** Bits 11·pass … 11·pass + 10 of the 64. */
function digitOf(low: Int32Array, high: Int32Array, row: number, pass: number): number {
  if (pass < 2) return (int32At(low, row) >>> (pass * DIGIT_BITS)) & (DIGITS - 1);
  if (pass === 2) return ((int32At(low, row) >>> 22) | (int32At(high, row) << 10)) & (DIGITS - 1);
  return (int32At(high, row) >>> (pass * DIGIT_BITS - 32)) & (DIGITS - 1);
}

/** The halves of each double's bits, turned so that they order as the numbers do; 0 and −0 are one number. */
function sortableBits(rows: Int32Array, key: Float64Array): { low: Int32Array; high: Int32Array } {
  const low = scratchInt32(rows.length);
  const high = scratchInt32(rows.length);
  const value = new Float64Array(1);
  const halves = new Int32Array(value.buffer);
  for (let index = 0; index < rows.length; index++) {
    const number = float64At(key, int32At(rows, index));
    value[0] = Number.isNaN(number) ? Number.POSITIVE_INFINITY : number + 0;
    const isNegative = int32At(halves, HIGH) < 0;
    low[index] = isNegative ? ~int32At(halves, LOW) : int32At(halves, LOW);
    high[index] = isNegative ? ~int32At(halves, HIGH) : int32At(halves, HIGH) ^ SIGN;
    // Without a key: after infinity.
    if (Number.isNaN(number)) high[index] = -1;
  }
  return { low, high };
}

/** Which of a double's two words is the higher one: the machine's byte order. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
const LOW = 1 - HIGH;
