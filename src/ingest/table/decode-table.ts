// From the lines of a CSV table to candidates: what `csv` and `deephyper` share.

import type { DecodedRecord, DecodeOptions, Decoding, Notice } from '../formats/format.ts';
import { CsvLane } from '../lane/csv-lane.ts';
import { afterHead, type LineReader } from '../line-reader.ts';
import { showNames } from '../show-value.ts';
import { TimeReader } from '../times.ts';
import { candidateOfRow } from './candidate-of-row.ts';
import { ignoredColumns, nameColumn, planTable, type TablePlan } from './plan.ts';
import { type Row, readRows, splitHeader } from './rows.ts';
import { delimiterOf } from './split-record.ts';

export interface TableOptions {
  /** Columns that carry nothing and need no warning. */
  readonly isExpected: (name: string) => boolean;
  /** How the columns of variable nodes begin; `p:` by default. */
  readonly nodePrefix?: string;
  /** What an empty cell of a variable node is; without it an error. */
  readonly absentChoice?: string;
}

/** Throws `columns-missing` when the header lacks what every trace needs. */
export function decodeTable(
  lines: LineReader,
  options: DecodeOptions,
  { isExpected, nodePrefix, absentChoice }: TableOptions,
): Decoding {
  const plan = planTable(splitHeader(lines.head), options, { nodePrefix, absentChoice });
  const times = new TimeReader(options.timeUnit);
  const ignored = ignoredColumns(plan, isExpected);
  return {
    header: {},
    headerProblems: [],
    headerLine: lines.headLine,
    nodeNames: plan.architecture.nodeNames,
    nameField: (field, item) => nameColumn(plan, field, item),
    read: ({ take, settle, rows }) => {
      const delimiter = delimiterOf(lines.head);
      const lane = rows === null ? null : CsvLane.of(plan, delimiter, times, rows);
      const emit = (row: Row) => {
        take(decodeRow(row, plan, times));
        settle();
      };
      return readRows(afterHead(lines), delimiter, lane, emit);
    },
    clockOrigin: () => times.origin,
    notices: () => noticeIgnored(ignored, lines.headLine),
  };
}

function decodeRow({ line, text, cells, open }: Row, plan: TablePlan, times: TimeReader): DecodedRecord {
  if (!isCells(cells))
    return {
      line,
      text,
      candidate: null,
      problem: { field: 'record', message: cells.message, code: 'record-malformed' },
    };
  if (cells.length === plan.columns.length)
    return { line, text, candidate: candidateOfRow(plan, cells, times) };
  const isCut = open && cells.length < plan.columns.length;
  const where = isCut ? ' (the file ends inside this line)' : '';
  const message = `expected ${plan.columns.length} cells, found ${cells.length}${where}`;
  const code = isCut ? 'record-cut' : 'record-malformed';
  return { line, text, candidate: null, problem: { field: 'record', message, code } };
}

function isCells(cells: Row['cells']): cells is readonly string[] {
  return Array.isArray(cells);
}

function noticeIgnored(names: readonly string[], line: number): readonly Notice[] {
  if (names.length === 0) return [];
  const message = `expected the fields of an evaluation, found also ${showNames(names)}, which are ignored`;
  const warning = `columns that are no fields of an evaluation were ignored: ${showNames(names)}`;
  return [{ code: 'columns-ignored', line, field: 'header', message, warning, count: names.length }];
}
