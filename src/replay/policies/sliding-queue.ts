// First in, first out: what waits slides through a column, and back to its beginning when it has come to the end.
//
// Hot, hence plain loads.

const FEWEST_PLACES = 256;

export class SlidingQueue {
  private column = new Int32Array(FEWEST_PLACES);
  private begin = 0;
  private end = 0;

  get isEmpty(): boolean {
    return this.begin === this.end;
  }

  get length(): number {
    return this.end - this.begin;
  }

  /** The value that has waited longest, of a queue that has one. */
  get first(): number {
    return this.column[this.begin] as number;
  }

  /** The one after it. */
  get second(): number {
    return this.column[this.begin + 1] as number;
  }

  push(value: number): void {
    if (this.end === this.column.length) this.slide();
    this.column[this.end++] = value;
  }

  /** Takes the value that has waited longest out of a queue that is not empty. */
  shift(): number {
    return this.column[this.begin++] as number;
  }

  /** Into a column twice as long if more than half is waiting: O(1) a value. */
  private slide(): void {
    const { column, begin, end } = this;
    if (2 * (end - begin) > column.length) {
      this.column = new Int32Array(2 * column.length);
      this.column.set(column.subarray(begin, end));
    } else column.copyWithin(0, begin, end);
    this.begin = 0;
    this.end = end - begin;
  }
}
