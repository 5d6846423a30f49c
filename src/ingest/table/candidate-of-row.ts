// From a row's cells to a candidate, under the table's plan. Hot: plain code, one object a row.

import type { Candidate } from '../candidate.ts';
import { readList, readSequence } from '../sequence-text.ts';
import type { TimeReader } from '../times.ts';
import { ownText, readLabel, readNumber, readQuality } from '../values.ts';
import type { ArchitectureColumns } from './architecture-columns.ts';
import type { TablePlan } from './plan.ts';

/** Missing columns and empty cells come out as undefined, an empty quality as a failure. */
export function candidateOfRow(
  { indexOf, architecture, duration }: TablePlan,
  cells: readonly string[],
  times: TimeReader,
): Candidate {
  const gather = timeAt(cells, indexOf.gather, times);
  return {
    arch: readArchitecture(architecture, cells),
    quality: qualityAt(cells, indexOf.quality),
    start: timeAt(cells, indexOf.start, times),
    end: timeAt(cells, indexOf.end, times),
    submit:
      duration < 0
        ? timeAt(cells, indexOf.submit, times)
        : before(gather, times.readSpan(cells[duration] as string)),
    gather,
    worker: labelAt(cells, indexOf.worker),
    id: labelAt(cells, indexOf.id),
    parent: labelAt(cells, indexOf.parent),
    transferred: numberAt(cells, indexOf.transferred),
    tensors: tensorsAt(cells, indexOf.tensors),
    error: errorAt(cells, indexOf.error),
  };
}

function readArchitecture(
  { columns, isSequence, absentChoice }: ArchitectureColumns,
  cells: readonly string[],
): unknown {
  if (isSequence) return readSequence(cells[columns[0] ?? -1] ?? '');
  const arch = new Array<string | undefined>(columns.length);
  for (let position = 0; position < columns.length; position++) {
    const cell = cells[columns[position] as number] as string;
    arch[position] = cell.trim() || absentChoice;
  }
  return arch;
}

function numberAt(cells: readonly string[], column: number): number | string | undefined {
  return column < 0 ? undefined : readNumber(cells[column] as string);
}

function timeAt(cells: readonly string[], column: number, times: TimeReader): number | string | undefined {
  return column < 0 ? undefined : times.readCell(cells[column] as string);
}

function qualityAt(cells: readonly string[], column: number): number | string | null {
  const quality = readQuality(cells[column] as string);
  return typeof quality === 'string' ? ownText(quality) : quality;
}

function labelAt(cells: readonly string[], column: number): string | undefined {
  return column < 0 ? undefined : readLabel(cells[column] as string);
}

function errorAt(cells: readonly string[], column: number): string | undefined {
  const text = column < 0 ? '' : (cells[column] as string).trim();
  return text === '' ? undefined : ownText(text);
}

/** A cell of tensor ids, `["0", "0-1"]` or `[0, 0-1]`. */
function tensorsAt(cells: readonly string[], column: number): unknown {
  const text = column < 0 ? '' : (cells[column] as string).trim();
  if (text === '') return undefined;
  const items = readList(text);
  return typeof items === 'string' ? items : items.map(String);
}

/** The submission: gathering less the duration; whatever is no number stands as found. */
function before(gather: unknown, duration: unknown): unknown {
  if (typeof duration === 'string') return duration;
  return typeof gather === 'number' && typeof duration === 'number' ? gather - duration : undefined;
}
