// The ids of records, or of their parents: most are small whole numbers and need no text of their own until somebody
// asks for it.

import { type Int32Column, int32At, sharedInt32 } from '../shared/columns.ts';
import { GapColumn } from './gap-column.ts';

/** Code of a record without an id. */
export const MISSING = -1;
/** Texts are coded downwards from here. */
const FIRST_TEXT = -2;
/** Ids as plain data: a record's code is its id where that is a small whole number, else says which text it is. */
export interface RecordIds {
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

/** The place among the texts of an id that is no number. */
export function textPlace(code: number): number {
  return FIRST_TEXT - code;
}

/** The record's own id; undefined where it has none. */
export function ownId({ codes, texts }: RecordIds, row: number): string | undefined {
  const code = int32At(codes, row);
  return code >= 0 ? String(code) : texts[textPlace(code)];
}

const SMALL_INTEGER = /^(?:0|[1-9]\d{0,8})$/;

export class IdColumn {
  /** A small integer itself, MISSING, or FIRST_TEXT less the index of the text. */
  private readonly codes: GapColumn<Int32Array>;
  private readonly texts: string[] = [];

  constructor(make: (capacity: number) => Int32Column) {
    this.codes = new GapColumn(MISSING, make);
  }

  /** True when no row has an id. */
  get isEmpty(): boolean {
    return this.codes.isEmpty;
  }

  /** Rows come in order, some without an id. A number stands for its text; it must be whole and from 0 to 10^9 − 1. */
  put(row: number, id: string | number): void {
    this.codes.put(row, typeof id === 'number' ? id : this.codeOf(id));
  }

  /** The ids of so many rows, the column's own memory. */
  finish(rows: number): RecordIds {
    return { codes: this.codes.finish(rows), texts: this.texts };
  }

  textAt(row: number): string | undefined {
    const code = this.codes.get(row);
    return code >= 0 ? String(code) : this.texts[textPlace(code)];
  }

  /**
   * For each id of `wanted` the first row of this column that has it, of so many rows; −2 where none has it, −1 where
   * there is no id.
   */
  rowsOf(wanted: IdColumn, rows: number): Int32Array {
    const found = sharedInt32(rows).fill(-1);
    const first = this.firstRows(rows);
    for (let row = 0; row < rows; row++) {
      const key = wanted.keyAt(row);
      if (key !== undefined) found[row] = first.get(key) ?? -2;
    }
    return found;
  }

  private firstRows(rows: number): Map<string | number, number> {
    const first = new Map<string | number, number>();
    for (let row = 0; row < rows; row++) {
      const key = this.keyAt(row);
      if (key !== undefined && !first.has(key)) first.set(key, row);
    }
    return first;
  }

  /** The id as a number where it is coded as one, so that equal ids have equal keys. */
  private keyAt(row: number): string | number | undefined {
    const code = this.codes.get(row);
    return code >= 0 ? code : this.texts[textPlace(code)];
  }

  private codeOf(id: string): number {
    return SMALL_INTEGER.test(id) ? Number(id) : FIRST_TEXT - (this.texts.push(id) - 1);
  }
}
