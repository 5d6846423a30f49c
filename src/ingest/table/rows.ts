// The rows of a CSV text: lines put together where a quoted cell spans several, cells split.
//
// csv-parse is the authority on CSV; `split-record.ts` stands before it for the well-formed line. A quote
// that is never closed costs its own line, not the rest of the file.

import { CsvError, parse } from 'csv-parse/sync';
import type { Lane } from '../lane/lane.ts';
import { ByteLines, type LineBlock } from '../line-blocks.ts';
import { type Delimiter, delimiterOf, splitRecord } from './split-record.ts';

export interface Row {
  /** 1-based physical line on which the record begins. */
  readonly line: number;
  readonly text: string;
  /** The cells, or what was expected and found instead of a record. */
  readonly cells: readonly string[] | { readonly message: string };
  /** True for the file's last line without a line end. */
  readonly open: boolean;
}

/** A quoted cell may span lines, but no further than this many characters. */
const LONGEST_RECORD = 1 << 14;

/** The column names of a header line; a header that is no CSV is one name. */
export function splitHeader(head: string): string[] {
  const cells = splitRecord(head, delimiterOf(head));
  return (Array.isArray(cells) ? cells : [head]).map(name => name.trim());
}

/** Hands on every row that `lane` does not take; a record that spans lines comes with its last one. */
export async function readRows(
  blocks: AsyncIterable<LineBlock>,
  delimiter: Delimiter,
  lane: Lane | null,
  emit: (row: Row) => void,
): Promise<void> {
  const assembler = new RowAssembler(delimiter, emit);
  for await (const block of blocks) {
    while (!block.isDone) {
      if (lane !== null && !assembler.isWithin && block instanceof ByteLines && lane.take(block)) continue;
      assembler.add(block.line, block.peek(), block.isOpen);
      block.skip();
    }
  }
  assembler.finish();
}

class RowAssembler {
  private readonly delimiter: Delimiter;
  private readonly emit: (row: Row) => void;
  /** The lines of a record whose quoted cell is still open, and where they begin. */
  private held: string[] = [];
  private heldLine = 0;
  private heldLength = 0;

  constructor(delimiter: Delimiter, emit: (row: Row) => void) {
    this.delimiter = delimiter;
    this.emit = emit;
  }

  /** True inside a record whose quoted cell is still open. */
  get isWithin(): boolean {
    return this.held.length > 0;
  }

  add(line: number, text: string, open: boolean): void {
    if (this.held.length > 0) {
      this.continueRecord(text, open);
      return;
    }
    const cells = splitRecord(text, this.delimiter);
    if (cells === 'open') {
      this.hold(line, text);
    } else if (cells !== null) {
      if (text.trim() !== '') this.emit({ line, text, cells, open });
    } else {
      this.emit({ line, text, cells: parseRecord(text, this.delimiter), open });
    }
  }

  finish(): void {
    while (this.held.length > 0) this.rejectFirst();
  }

  private hold(line: number, text: string): void {
    this.held = [text];
    this.heldLine = line;
    this.heldLength = text.length;
  }

  private continueRecord(text: string, open: boolean): void {
    this.held.push(text);
    this.heldLength += text.length + 1;
    if (text.includes('"')) {
      const record = this.held.join('\n');
      const cells = splitRecord(record, this.delimiter);
      if (Array.isArray(cells)) {
        this.emit({ line: this.heldLine, text: record, cells, open });
        this.held = [];
      }
      if (cells === null) this.rejectFirst();
    } else if (this.heldLength > LONGEST_RECORD) {
      this.rejectFirst();
    }
    if (open) this.finish();
  }

  /** The first held line opened a cell that nothing closes well: it is no record, the others are read anew. */
  private rejectFirst(): void {
    const [text = '', ...others] = this.held;
    const line = this.heldLine;
    this.held = [];
    this.emit({
      line,
      text,
      cells: { message: 'expected a CSV record, found a quote that is not closed' },
      open: false,
    });
    others.forEach((other, index) => {
      this.add(line + 1 + index, other, false);
    });
  }
}

/** csv-parse's verdict on a record that the fast lane did not take. */
function parseRecord(text: string, delimiter: Delimiter): Row['cells'] {
  try {
    const [cells = []] = parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' });
    return cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { message: 'expected a CSV record, found a quote in the middle of a cell' };
  }
}
