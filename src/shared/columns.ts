// Checked access to columns and growable columns. Typed arrays read `undefined` past their end, which
// `noUncheckedIndexedAccess` makes every reader handle; `at` states once that the index is within.

import { grownMemory, scratchMemory, sharedMemory } from './memory.ts';

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
export function float64Of(rows: Int32Array, of: (row: number) => number): Float64Array {
  const numbers = scratchFloat64(rows.length);
  for (let index = 0; index < rows.length; index++) numbers[index] = of(int32At(rows, index));
  return numbers;
}

/** A column of zeros that a computation lets go at its end. */
export function scratchInt32(length: number): Int32Array {
  return new Int32Array(scratchMemory(length * Int32Array.BYTES_PER_ELEMENT), 0, length);
}

/** A column of zeros that a computation lets go at its end. */
export function scratchFloat64(length: number): Float64Array {
  return new Float64Array(scratchMemory(length * Float64Array.BYTES_PER_ELEMENT), 0, length);
}

/** A copy that a computation lets go at its end. */
export function scratchCopy<Column extends AnyColumn>(column: Column): Column {
  return copyInto(scratchMemory(column.byteLength), column);
}

function int32In(memory: SharedArrayBuffer, length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(memory, 0, length);
}

function float64In(memory: SharedArrayBuffer, length: number): Float64Array<SharedArrayBuffer> {
  return new Float64Array(memory, 0, length);
}

/** A column of zeros that threads can have in common. */
export function sharedInt32(length: number): Int32Array<SharedArrayBuffer> {
  return int32In(sharedMemory(length * Int32Array.BYTES_PER_ELEMENT), length);
}

/** A column of zeros that threads can have in common. */
export function sharedFloat64(length: number): Float64Array<SharedArrayBuffer> {
  return float64In(sharedMemory(length * Float64Array.BYTES_PER_ELEMENT), length);
}

/**
 * The same plain data with all its columns in memory that threads can have in common: those elsewhere are copied, each
 * once. What is neither a column nor a plain object stays as it is.
 */
export function inCommon<T extends object>(data: T): T {
  const moved = new Map<unknown, unknown>();
  const move = (value: unknown): unknown => {
    if (isColumn(value)) return value.buffer instanceof SharedArrayBuffer ? value : sharedCopy(value);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moveOnce(part)]));
  };
  const moveOnce = (value: unknown): unknown => {
    if (!moved.has(value)) moved.set(value, move(value));
    return moved.get(value);
  };
  // The border between values and their types: each part is what it was.
  return move(data) as T;
}

type AnyColumn = Float64Array | Int32Array | Uint16Array | Uint8Array;

function isColumn(value: unknown): value is AnyColumn {
  return (
    value instanceof Float64Array ||
    value instanceof Int32Array ||
    value instanceof Uint16Array ||
    value instanceof Uint8Array
  );
}

function sharedCopy<Column extends AnyColumn>(column: Column): Column {
  return copyInto(sharedMemory(column.byteLength), column);
}

function copyInto<Column extends AnyColumn>(memory: ArrayBufferLike, column: Column): Column {
  // What makes a typed array is typed as any function: it takes memory and gives its like.
  const Column = column.constructor as new (memory: ArrayBufferLike, from: 0, length: number) => Column;
  const copy = new Column(memory, 0, column.length);
  copy.set(column);
  return copy;
}

/** `list[index]`; throws RangeError outside the list, a defect of the caller's. */
export function itemAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length)
    throw new RangeError(`index ${index} outside a list of ${list.length}`);
  return list[index] as T;
}

/** How long a column that holds so many values will become, as far as one can tell. */
export type Estimate = (length: number) => number;

const doubled: Estimate = length => 2 * length;

/** Room for at least a quarter more than `length` values, for as many as are expected within reason. */
export function nextCapacity(length: number, estimate: Estimate = doubled): number {
  return Math.ceil(Math.max(1.25 * length, Math.min(estimate(length), 256 * length)));
}

export interface GrowingColumn<T extends Float64Array | Int32Array> {
  readonly length: number;
  push(value: number): void;
  get(index: number): number;
  finish(): T;
}

/** A Float64Array that grows, in memory that threads can have in common. What it has not reached yet costs nothing. */
export class Float64Column implements GrowingColumn<Float64Array> {
  private values: Float64Array<SharedArrayBuffer>;
  private readonly estimate: Estimate | undefined;
  length = 0;

  constructor(capacity = 1024, estimate?: Estimate) {
    this.values = sharedFloat64(capacity);
    this.estimate = estimate;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const capacity = nextCapacity(this.length, this.estimate);
      const memory = grownMemory(this.values.buffer, capacity * Float64Array.BYTES_PER_ELEMENT);
      this.values = float64In(memory, capacity);
    }
    this.values[this.length++] = value;
  }

  /** The value at an index below `length`. */
  get(index: number): number {
    return float64At(this.values, index);
  }

  /** The values so far, the column's own memory. */
  finish(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

/** An Int32Array that grows, in memory that threads can have in common. What it has not reached yet costs nothing. */
export class Int32Column implements GrowingColumn<Int32Array> {
  private values: Int32Array<SharedArrayBuffer>;
  private readonly estimate: Estimate | undefined;
  length = 0;

  constructor(capacity = 1024, estimate?: Estimate) {
    this.values = sharedInt32(capacity);
    this.estimate = estimate;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const capacity = nextCapacity(this.length, this.estimate);
      const memory = grownMemory(this.values.buffer, capacity * Int32Array.BYTES_PER_ELEMENT);
      this.values = int32In(memory, capacity);
    }
    this.values[this.length++] = value;
  }

  /** The value at an index below `length`. */
  get(index: number): number {
    return int32At(this.values, index);
  }

  /** The values so far, the column's own memory. */
  finish(): Int32Array {
    return this.values.subarray(0, this.length);
  }
}
