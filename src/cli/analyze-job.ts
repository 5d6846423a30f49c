// One trace among several: analyzed and written whole, with what is to be printed of it as the outcome.
//
// Plain data go in and come out, so that a job can run in a thread of its own.

import { Writable } from 'node:stream';
import type { Summary } from '../index.ts';
import { type ErrorCode, NastraceError } from '../shared/errors.ts';
import { isSkipped } from '../shared/skipped.ts';
import { analyzeOne } from './analyze-one.ts';
import { type AnalyzeFlags, analyzeOptions } from './analyze-options.ts';
import type { Io } from './io.ts';
import { countText, numberText } from './numbers.ts';
import { NO_PROGRESS } from './progress.ts';

export interface Job {
  readonly paths: readonly string[];
  readonly folder: string;
}

export interface Outcome {
  /** What was printed on the way, such as records left out. */
  readonly notes: string;
  /** What was found, in a few words; null if the trace could not be analyzed. */
  readonly found: string | null;
  /** For --json. */
  readonly summary: Summary | null;
  readonly failure: { code: ErrorCode; message: string; details: readonly string[] } | null;
}

/** Throws only defects of nastrace's own. */
export async function runJob(
  { paths, folder }: Job,
  flags: AnalyzeFlags,
  surroundings: Pick<Io, 'stdin' | 'env'>,
): Promise<Outcome> {
  const notes = collect();
  const io: Io = {
    ...surroundings,
    stdout: notes.stream,
    stderr: notes.stream,
    interrupts: { duringComputation: work => work(), afterwards: work => work() },
  };
  try {
    const session = { io, exitCode: 0 } as const;
    const { summary } = await analyzeOne(paths, folder, flags, analyzeOptions(flags), session, NO_PROGRESS);
    const kept = flags.json === true ? summary : null;
    return { notes: notes.text(), found: describe(summary), summary: kept, failure: null };
  } catch (error) {
    if (!(error instanceof NastraceError)) throw error;
    const { code, message, details } = error;
    return { notes: notes.text(), found: null, summary: null, failure: { code, message, details } };
  }
}

function describe({ trace, analyses, claims }: Summary): string {
  const { quality } = analyses;
  const best = quality === undefined || isSkipped(quality) ? null : quality.best;
  const contradicted = claims.filter(({ verdict }) => verdict === 'contradicted').length;
  return [
    countText(trace.evaluations, 'evaluation'),
    ...(best === null ? [] : [`best ${numberText(best)}`]),
    ...(claims.length === 0 ? [] : [`${contradicted} of ${countText(claims.length, 'claim')} contradicted`]),
    ...(trace.warnings.length === 0 ? [] : [countText(trace.warnings.length, 'warning')]),
  ].join(', ');
}

function collect(): { stream: Writable; text: () => string } {
  let text = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { stream, text: () => text };
}
