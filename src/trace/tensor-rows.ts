// The tensors that evaluations read, of the few traces that tell: no memory before the first row that does.

import { Int32Column } from '../shared/columns.ts';
import { internText } from './intern-text.ts';
import type { RecordedTensors } from './trace.ts';

export class TensorRows {
  private readonly make: (capacity: number) => Int32Column;
  private offsets: Int32Column | null = null;
  private readonly ids = new Int32Column();
  private readonly codes = new Map<string, number>();

  constructor(make: (capacity: number) => Int32Column) {
    this.make = make;
  }

  /** Gives a row its tensors; the rows are those after the ones that have theirs. */
  put(row: number, tensors: readonly string[]): void {
    this.offsets ??= this.make(row + 2);
    this.fill(this.offsets, row);
    for (const tensor of tensors) this.ids.push(internText(this.codes, tensor));
  }

  /** Of so many rows; null when none tells. */
  finish(rows: number): RecordedTensors | null {
    if (this.offsets === null) return null;
    this.fill(this.offsets, rows);
    return { offsets: this.offsets.finish(), ids: this.ids.finish(), names: [...this.codes.keys()] };
  }

  /** Where rows begin, `row` the last of them. */
  private fill(offsets: Int32Column, row: number): void {
    while (offsets.length <= row) offsets.push(this.ids.length);
  }
}
