// The lane of tables: one record a line, cells without quotes but for sequences, workers and columns that carry nothing.
//
// Left to the next tier: quotes anywhere else, records over several lines, spaces around values, texts where numbers
// belong, choices and workers not seen before, tensor ids and error texts. Hot: plain loops over bytes.

import { END, GATHER, QUALITY, Row, START, SUBMIT } from '../../trace/row.ts';
import type { ByteLines } from '../line-blocks.ts';
import type { TablePlan } from '../table/plan.ts';
import type { Delimiter } from '../table/split-record.ts';
import type { TimeReader } from '../times.ts';
import { readLabel } from '../values.ts';
import { KnownCodes } from './known-codes.ts';
import { isSoundRow, type Lane, type RowSink, settleTimes } from './lane.ts';
import { scanNumber, smallInteger } from './number-scan.ts';
import { readSequenceCell } from './sequence-cell.ts';

const [LINE_FEED, RETURN, SPACE, QUOTE, POINT, LARGE_F, DELETE] = [10, 13, 32, 34, 46, 70, 127];

/** What a column carries: a field, a choice, or nothing. */
type Role =
  | 'sequence'
  | 'choice'
  | 'number'
  | 'quality'
  | 'worker'
  | 'id'
  | 'parent'
  | 'transferred'
  | 'blank'
  | 'nothing';

interface Column {
  role: Role;
  /** Of a choice: its position. Of a number: its place in a row. */
  place: number;
}

export class CsvLane implements Lane {
  private readonly columns: readonly Column[];
  private readonly nodes: number;
  private readonly delimiter: number;
  private readonly saysErrors: boolean;
  private readonly times: TimeReader;
  private readonly rows: RowSink;
  private readonly codes: KnownCodes;
  private readonly row = new Row();

  private constructor(
    columns: readonly Column[],
    { architecture, indexOf }: TablePlan,
    delimiter: Delimiter,
    times: TimeReader,
    rows: RowSink,
  ) {
    const { isSequence, absentChoice } = architecture;
    this.columns = columns;
    this.nodes = isSequence ? 0 : architecture.columns.length;
    this.delimiter = delimiter.charCodeAt(0);
    this.saysErrors = indexOf.error >= 0;
    this.times = times;
    this.rows = rows;
    this.codes = new KnownCodes(rows.codes, {
      choiceOf: text => (isSequence ? text : text.trim() || absentChoice) || undefined,
      labelOf: readLabel,
    });
    while (this.row.codes.length < this.nodes) this.row.widen();
  }

  /** Null for a table whose times or columns need more than a lane does. */
  static of(plan: TablePlan, delimiter: Delimiter, times: TimeReader, rows: RowSink): CsvLane | null {
    const columns = columnsOf(plan);
    const isPlain = columns !== null && plan.duration < 0 && times.isPlain;
    return isPlain ? new CsvLane(columns, plan, delimiter, times, rows) : null;
  }

  take(block: ByteLines): boolean {
    const { bytes } = block;
    const { columns, delimiter, row } = this;
    row.clear();
    row.length = this.nodes;
    let next = block.at;
    // Blank lines, which tabs alone are too, are no records.
    if ((bytes[next] as number) <= SPACE) return false;
    for (let index = 0; index < columns.length; index++) {
      if (index > 0 && bytes[next++] !== delimiter) return false;
      next = this.readCell(columns[index] as Column, block, next);
      if (next < 0) return false;
    }
    if (bytes[next] === RETURN) next++;
    if (bytes[next] !== LINE_FEED || !isSoundRow(row)) return false;
    settleTimes(row, this.times);
    this.rows.addRow(row, block.line);
    block.moveTo(next + 1);
    return true;
  }

  /** The index behind a cell, −1 where it is not plain. What follows a number is the caller's to check. */
  private readCell({ role, place }: Column, block: ByteLines, at: number): number {
    const { bytes } = block;
    switch (role) {
      case 'choice':
        return this.readChoice(place, block, at);
      case 'number':
        return this.isCellEnd(bytes[at]) ? at : scanNumber(bytes, at, this.row.numbers, place);
      case 'quality':
        return bytes[at] === LARGE_F ? this.readFailure(block, at) : this.readQuality(bytes, at);
      case 'blank':
        return at;
      case 'transferred': {
        const end = this.cellEnd(bytes, at);
        if (end <= at) return end;
        this.row.transferred = smallInteger(bytes, at, end);
        return this.row.transferred < 0 ? -1 : end;
      }
      case 'id':
      case 'parent':
        return this.readId(role, block, at);
      default:
        return this.readQuotable(role, block, at);
    }
  }

  private readChoice(position: number, block: ByteLines, at: number): number {
    const { bytes } = block;
    const isShort = this.isCellEnd(bytes[at + 1]);
    let code = isShort ? this.codes.shortChoice(position, bytes[at] as number) : -1;
    let end = at + 1;
    if (code < 0) {
      end = this.cellEnd(bytes, at);
      code = end < 0 ? -1 : this.codes.choice(position, block, at, end);
      if (code < 0) return -1;
    }
    this.row.codes[position] = code;
    return end;
  }

  private readQuality(bytes: Uint8Array, at: number): number {
    return this.isCellEnd(bytes[at]) ? at : scanNumber(bytes, at, this.row.numbers, QUALITY);
  }

  /** `F…`, which says the error unless a column of its own does. */
  private readFailure(block: ByteLines, at: number): number {
    const end = this.plainEnd(block.bytes, at);
    if (this.saysErrors || end < 0) return -1;
    this.row.error = block.slice(at, end);
    return end;
  }

  private readId(field: 'id' | 'parent', block: ByteLines, at: number): number {
    const { bytes } = block;
    const end = this.plainEnd(bytes, at);
    if (end <= at) return end;
    const number = smallInteger(bytes, at, end);
    // `3.0` is another way to write 3.
    if (number < 0 && bytes.subarray(at, end).includes(POINT)) return -1;
    this.row[field] = number < 0 ? block.slice(at, end) : number;
    return end;
  }

  /** A cell that may be quoted, without quotes in it. */
  private readQuotable(role: 'sequence' | 'worker' | 'nothing', block: ByteLines, at: number): number {
    const { bytes } = block;
    const isQuoted = bytes[at] === QUOTE;
    const from = isQuoted ? at + 1 : at;
    const to = isQuoted ? quoteEnd(bytes, from) : this.cellEnd(bytes, from);
    if (to < 0) return -1;
    const end = isQuoted ? to + 1 : to;
    if (role === 'sequence') return readSequenceCell(block, from, to, this.codes, this.row) ? end : -1;
    if (role === 'nothing' || to === from) return end;
    this.row.worker = this.codes.worker(block, from, to);
    return this.row.worker < 0 ? -1 : end;
  }

  private isCellEnd(byte: number | undefined): boolean {
    return byte === this.delimiter || byte === LINE_FEED || byte === RETURN;
  }

  /** The index behind a cell without quotes; −1 where it has one. */
  private cellEnd(bytes: Uint8Array, at: number): number {
    for (let next = at; ; next++) {
      const byte = bytes[next] as number;
      if (byte === this.delimiter || byte === LINE_FEED || byte === RETURN) return next;
      if (byte === QUOTE) return -1;
    }
  }

  /** The same, −1 also where the cell has anything but visible ASCII. */
  private plainEnd(bytes: Uint8Array, at: number): number {
    for (let next = at; ; next++) {
      const byte = bytes[next] as number;
      if (byte === this.delimiter || byte === LINE_FEED || byte === RETURN) return next;
      if (byte <= SPACE || byte >= DELETE || byte === QUOTE) return -1;
    }
  }
}

/** The quote that ends a cell on this line and is not doubled; −1 where the first one is none. */
function quoteEnd(bytes: Uint8Array, at: number): number {
  for (let next = at; ; next++) {
    const byte = bytes[next] as number;
    if (byte === LINE_FEED) return -1;
    if (byte === QUOTE) return bytes[next + 1] === QUOTE ? -1 : next;
  }
}

/** What each column carries; null where one carries two things. */
function columnsOf({ columns, architecture, indexOf }: TablePlan): Column[] | null {
  const found: Column[] = columns.map(() => ({ role: 'nothing', place: 0 }));
  let isPlain = true;
  const give = (index: number, role: Role, place = 0) => {
    const column = found[index];
    if (column === undefined) return;
    if (column.role !== 'nothing') isPlain = false;
    column.role = role;
    column.place = place;
  };
  architecture.columns.forEach((index, position) => {
    give(index, architecture.isSequence ? 'sequence' : 'choice', position);
  });
  give(indexOf.quality, 'quality');
  give(indexOf.start, 'number', START);
  give(indexOf.end, 'number', END);
  give(indexOf.submit, 'number', SUBMIT);
  give(indexOf.gather, 'number', GATHER);
  give(indexOf.worker, 'worker');
  give(indexOf.id, 'id');
  give(indexOf.parent, 'parent');
  give(indexOf.transferred, 'transferred');
  give(indexOf.tensors, 'blank');
  give(indexOf.error, 'blank');
  return isPlain ? found : null;
}
