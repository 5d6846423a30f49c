// The line of each record in its file: mostly the one after the record before, which takes no memory.

import type { Int32Column } from '../shared/columns.ts';

export class LineColumn {
  private readonly make: (capacity: number) => Int32Column;
  /** Of the first record; 0 where the records come from no file. */
  private first = 0;
  private rows = 0;
  /** From the first record on that is not on the next line. */
  private values: Int32Column | null = null;

  constructor(make: (capacity: number) => Int32Column) {
    this.make = make;
  }

  /** 0 for a record that comes from no file. */
  push(line: number): void {
    if (this.rows === 0) this.first = line;
    if (this.values === null && line !== this.expected()) this.values = this.expand(this.rows + 1);
    this.values?.push(line);
    this.rows++;
  }

  /** One line a record; null where none comes from a file. */
  finish(): Int32Array | null {
    if (this.values === null && this.first === 0) return null;
    return (this.values ?? this.expand(this.rows)).finish();
  }

  private expected(): number {
    return this.first === 0 ? 0 : this.first + this.rows;
  }

  private expand(capacity: number): Int32Column {
    const values = this.make(capacity);
    for (let row = 0; row < this.rows; row++) values.push(this.first === 0 ? 0 : this.first + row);
    return values;
  }
}
