// A column that many traces lack or that begins late: no memory before the first row that has a value.

import type { GrowingColumn } from '../shared/columns.ts';

export class GapColumn<T extends Float64Array | Int32Array> {
  private readonly gap: number;
  private readonly make: (capacity: number) => GrowingColumn<T>;
  private values: GrowingColumn<T> | null = null;
  private gaps = 0;

  /** `gap` stands in rows without a value. */
  constructor(gap: number, make: (capacity: number) => GrowingColumn<T>) {
    this.gap = gap;
    this.make = make;
  }

  get length(): number {
    return this.values?.length ?? this.gaps;
  }

  /** True when no row has a value. */
  get isEmpty(): boolean {
    return this.values === null;
  }

  push(value: number): void {
    if (this.values === null && Object.is(value, this.gap)) {
      this.gaps++;
      return;
    }
    this.values ??= this.begin();
    this.values.push(value);
  }

  /** The value or the gap at an index below `length`. */
  get(index: number): number {
    return this.values === null ? this.gap : this.values.get(index);
  }

  /** One value or gap a row, the column's own memory. */
  finish(): T {
    return (this.values ?? this.begin()).finish();
  }

  private begin(): GrowingColumn<T> {
    const values = this.make(this.gaps + 1);
    for (let row = 0; row < this.gaps; row++) values.push(this.gap);
    return values;
  }
}
