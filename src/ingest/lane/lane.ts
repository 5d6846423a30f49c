// A lane: the fast way for lines that say plainly what nearly every line says.
//
// Reading has three tiers. A lane takes a line's bytes straight into a row of numbers and codes, without text or
// objects. What it does not take becomes text, a candidate and, where `well-formed.ts` agrees, a record; the rest goes
// to the schema, the authority on verdicts and messages. A lane must not take what they refuse or read otherwise
// (test/ingest/lanes.test.ts). It learns from them too: a choice, worker or key that no record had before is none
// of its business, so that nothing of a refused line stays behind.

import { float64At } from '../../shared/columns.ts';
import type { TraceBuilder } from '../../trace/builder.ts';
import { END, GATHER, QUALITY, type Row, START, SUBMIT } from '../../trace/row.ts';
import type { ByteLines } from '../line-blocks.ts';
import { FAILURE_MAGNITUDE } from '../record-schema.ts';
import type { TimeReader } from '../times.ts';

/** The codes that the records before have given, a trace's builder. */
export type Codes = Pick<TraceBuilder, 'choiceCode' | 'workerCode'>;

/** Where a lane's rows go. */
export interface RowSink {
  readonly codes: Codes;
  /** The row is the lane's again afterwards. */
  readonly addRow: (row: Row, line: number) => void;
}

export interface Lane {
  /** Takes the next line and goes past it, or leaves it and everything else as it is. */
  take(block: ByteLines): boolean;
}

/** Whether a row that was read is a valid evaluation; what `isWellFormed` demands of the same record. */
export function isSoundRow({ numbers, length, error, transferred }: Row): boolean {
  const quality = float64At(numbers, QUALITY);
  return (
    length > 0 &&
    transferred <= length &&
    !(Math.abs(quality) >= FAILURE_MAGNITUDE) &&
    (error === undefined || Number.isNaN(quality)) &&
    isInterval(float64At(numbers, START), float64At(numbers, END)) &&
    isInterval(float64At(numbers, SUBMIT), float64At(numbers, GATHER))
  );
}

/** NaN stands for a missing time. */
function isInterval(from: number, to: number): boolean {
  return (
    Math.abs(from) !== Number.POSITIVE_INFINITY && Math.abs(to) !== Number.POSITIVE_INFINITY && !(to < from)
  );
}

/** The row's times as the trace counts them. */
export function settleTimes({ numbers }: Row, times: TimeReader): void {
  for (let place = START; place <= GATHER; place++) {
    const time = float64At(numbers, place);
    if (!Number.isNaN(time)) numbers[place] = times.plain(time);
  }
}
