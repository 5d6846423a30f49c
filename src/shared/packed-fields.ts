// Fields of a table that are written once and copied whenever they come again.

import { int32At, sharedInt32 } from './columns.ts';
import { CsvBytes } from './csv-bytes.ts';

/** Writes one of many: a part of a field, a field, or several beside each other. */
type Write = (index: number, rows: CsvBytes) => void;

/** All of them one after another, number i from `ends[i]` to `ends[i + 1]`: plain data that threads can have in common. */
export interface PackedFields {
  /** With some bytes behind it: a copy may read beyond its end. */
  readonly bytes: Uint8Array;
  readonly ends: Int32Array;
}

export function packFields(count: number, write: Write): PackedFields {
  const rows = new CsvBytes(new SharedArrayBuffer(1024));
  const ends = sharedInt32(count + 1);
  for (let index = 0; index < count; index++) {
    write(index, rows);
    ends[index + 1] = rows.length;
  }
  return { bytes: rows.written, ends };
}

/** Those of many that have come. */
export class RepeatedFields {
  private readonly rows = new CsvBytes();
  private readonly starts: Int32Array;
  /** 0 where one has not come yet. */
  private readonly ends: Int32Array;
  private readonly write: Write;

  constructor(count: number, write: Write) {
    this.starts = new Int32Array(count);
    this.ends = new Int32Array(count);
    this.write = write;
  }

  put(index: number, rows: CsvBytes): void {
    if (int32At(this.ends, index) === 0) {
      this.starts[index] = this.rows.length;
      this.write(index, this.rows);
      this.ends[index] = this.rows.length;
    }
    rows.copy(this.rows.room(0), int32At(this.starts, index), int32At(this.ends, index));
  }
}
