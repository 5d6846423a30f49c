// A column that many traces lack or that begins late: no memory before the first row that has a value.

import type { GrowingColumn } from '../shared/columns.ts';

export class GapColumn<T extends Float64Array | Int32Array> {
  private readonly gap: number;
  private readonly make: (capacity: number) => GrowingColumn<T>;
  private values: GrowingColumn<T> | null = null;

  /** `gap` stands in rows without a value. */
  constructor(gap: number, make: (capacity: number) => GrowingColumn<T>) {
    this.gap = gap;
    this.make = make;
  }

  /** True when no row has a value. */
  get isEmpty(): boolean {
    return this.values === null;
  }

  /** Gives a row its value; the rows are those after the ones that have theirs. */
  put(row: number, value: number): void {
    const values = this.values ?? this.begin(row + 1);
    if (values.length < row) this.fill(values, row);
    values.push(value);
  }

  /** The row's value, else the gap. */
  get(row: number): number {
    return this.values === null || row >= this.values.length ? this.gap : this.values.get(row);
  }

  /** So many rows, the column's own memory. */
  finish(rows: number): T {
    const values = this.values ?? this.begin(rows);
    this.fill(values, rows);
    return values.finish();
  }

  private begin(capacity: number): GrowingColumn<T> {
    this.values = this.make(capacity);
    return this.values;
  }

  private fill(values: GrowingColumn<T>, rows: number): void {
    while (values.length < rows) values.push(this.gap);
  }
}
