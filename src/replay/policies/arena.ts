// Where do the caches of one replay after another keep their state? In the same memory, cleared.
//
// Fresh pages cost more than the requests that touch them, and what a replay leaves behind is not free at once: one memory
// for all policies and workers is as large as the largest of them needs.

export class Arena {
  private readonly columns: Int32Array[] = [];
  private readonly byteColumns: Uint8Array[] = [];
  private next = 0;
  private nextBytes = 0;

  /** From now on all columns handed out before may be handed out again. */
  reset(): void {
    this.next = 0;
    this.nextBytes = 0;
  }

  /** A column of that length, every value set; without a value they may be anything. */
  column(length: number, value?: number): Int32Array {
    const index = this.next++;
    const kept = this.columns[index];
    const column = kept !== undefined && kept.length >= length ? kept : new Int32Array(length);
    this.columns[index] = column;
    const fitting = column.length === length ? column : column.subarray(0, length);
    return value === undefined || (value === 0 && column !== kept) ? fitting : fitting.fill(value);
  }

  /** A column of bytes, all 0. */
  bytes(length: number): Uint8Array {
    const index = this.nextBytes++;
    const kept = this.byteColumns[index];
    if (kept !== undefined && kept.length >= length) return kept.subarray(0, length).fill(0);
    const column = new Uint8Array(length);
    this.byteColumns[index] = column;
    return column;
  }
}
