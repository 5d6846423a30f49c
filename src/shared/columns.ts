// Checked access to columns and growable columns. Typed arrays read `undefined` past their end, which
// `noUncheckedIndexedAccess` makes every reader handle; `at` states once that the index is within.

type Column = { readonly length: number; readonly [index: number]: number };

/** `column[index]`; throws RangeError outside the column, a defect of the caller's. */
export function at(column: Column, index: number): number {
  const value = column[index];
  if (value === undefined) throw new RangeError(`index ${index} outside a column of ${column.length}`);
  return value;
}

/** `at` of doubles: an accessor that only ever meets one type of column is compiled to a plain load. */
export function float64At(column: Float64Array, index: number): number {
  const value = column[index];
  if (value === undefined) throw new RangeError(`index ${index} outside a column of ${column.length}`);
  return value;
}

/** `at` of 32-bit integers. */
export function int32At(column: Int32Array, index: number): number {
  const value = column[index];
  if (value === undefined) throw new RangeError(`index ${index} outside a column of ${column.length}`);
  return value;
}

/** `at` of bytes. */
export function uint8At(column: Uint8Array, index: number): number {
  const value = column[index];
  if (value === undefined) throw new RangeError(`index ${index} outside a column of ${column.length}`);
  return value;
}

/** The numbers of some rows, in the rows' order: a loop, which `Float64Array.from` is not. */
export function float64Of(rows: Int32Array, of: (row: number) => number): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) numbers[index] = of(int32At(rows, index));
  return numbers;
}

/** `list[index]`; throws RangeError outside the list, a defect of the caller's. */
export function itemAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length)
    throw new RangeError(`index ${index} outside a list of ${list.length}`);
  return list[index] as T;
}

/** A Float64Array that grows by doubling. */
export class Float64Column {
  private values: Float64Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Float64Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  /** The value at an index below `length`. */
  get(index: number): number {
    return float64At(this.values, index);
  }

  /** The values so far, which the column goes on to share. */
  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }

  /** The values so far, a copy of exactly that length. */
  finish(): Float64Array {
    return this.values.slice(0, this.length);
  }
}

/** An Int32Array that grows by doubling. */
export class Int32Column {
  private values: Int32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Int32Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  /** The value at an index below `length`. */
  get(index: number): number {
    return int32At(this.values, index);
  }

  /** The values so far, which the column goes on to share. */
  view(): Int32Array {
    return this.values.subarray(0, this.length);
  }

  /** The values so far, a copy of exactly that length. */
  finish(): Int32Array {
    return this.values.slice(0, this.length);
  }
}
