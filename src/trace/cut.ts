// A part of a trace, by candidate or by seconds (INTERFACE: --from, --to): without the warm-up, or without the end.
//
// What is kept is a trace of its own: its first P successes are its stage 1, its choices are those seen in it.

import { float64At, int32At } from '../shared/columns.ts';
import { NastraceError } from '../shared/errors.ts';
import { TraceBuilder } from './builder.ts';
import { traceOrigin } from './clock.ts';
import { ordersOf } from './orders.ts';
import { headerOf, recordAt } from './records.ts';
import { hasTimes, LATER_START, succeeded, type Trace, type Warning } from './trace.ts';

/** Where a part begins or ends: a candidate (1-based), or seconds since the trace's first start. */
export type Bound = { readonly candidate: number } | { readonly seconds: number };

export interface Part {
  readonly from?: Bound | undefined;
  readonly to?: Bound | undefined;
}

/**
 * The evaluations within both bounds, bounds included: by candidate in completion order, a failure counting as the
 * next candidate; by seconds those that start at `from` or later and end at `to` or earlier.
 * @throws NastraceError `trace-invalid` where nothing is left, or seconds are asked of a trace without them.
 */
export function cutTrace(trace: Trace, part: Part): Trace {
  if (part.from === undefined && part.to === undefined) return trace;
  const isKept = keeps(trace, part);
  const header = headerOf(trace);
  const names = trace.space.map(({ name }) => name);
  const builder = new TraceBuilder(trace.spaceDeclared ? header : { ...header, space: undefined }, names);
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    if (isKept(evaluation)) builder.add(recordAt(trace, evaluation), trace.lines?.[evaluation] ?? 0);
  }
  if (builder.length === 0) {
    throw new NastraceError(
      'trace-invalid',
      `--from and --to leave none of ${trace.evaluations} evaluations`,
    );
  }
  const { sources, format, rejected, warnings } = trace;
  const message = `cut to ${builder.length} of ${trace.evaluations} evaluations; the first P of their successes count as stage 1`;
  const cut = { code: 'cut', message, count: trace.evaluations - builder.length };
  const later = laterStart(trace, isKept);
  return builder.build({ sources, format, rejected, warnings: [...warnings, cut, ...later] });
}

/** Where the part lacks the trace's beginning: what counts as its stage 1 is not random. */
function laterStart(trace: Trace, isKept: (evaluation: number) => boolean): Warning[] {
  const { creation, candidates } = ordersOf(trace);
  const left = creation.findIndex(isKept);
  if (left <= 0) return [];
  const first = candidates.findIndex(isKept) + 1;
  const numbers = first > 1 ? `; candidates are numbered anew: 1 was ${first}` : '';
  const message = `the part begins after the search did: its stage 1 is not a random start, and claims about it are undetermined${numbers}`;
  return [{ code: LATER_START, message, count: left }];
}

function keeps(trace: Trace, { from, to }: Part): (evaluation: number) => boolean {
  const place = placesOf(trace);
  const first = traceOrigin(trace);
  const bySeconds = [from, to].some(bound => bound !== undefined && 'seconds' in bound);
  if (bySeconds && !hasTimes(trace, 'start', 'end')) {
    throw new NastraceError(
      'trace-invalid',
      '--from and --to in seconds need a trace with start and end; give candidates',
    );
  }
  return evaluation => {
    const start = float64At(trace.start, evaluation) - first;
    const end = float64At(trace.end, evaluation) - first;
    return (
      (from === undefined ||
        ('candidate' in from ? int32At(place, evaluation) >= from.candidate : start >= from.seconds)) &&
      (to === undefined ||
        ('candidate' in to ? int32At(place, evaluation) <= to.candidate : end <= to.seconds))
    );
  };
}

/** Of each evaluation its candidate number, of a failure that of the next candidate. */
function placesOf(trace: Trace): Int32Array {
  const places = new Int32Array(trace.evaluations);
  let candidates = 0;
  for (const evaluation of ordersOf(trace).completion) {
    places[evaluation] = candidates + 1;
    if (succeeded(trace, evaluation)) candidates++;
  }
  return places;
}
