// A trace in the canonical form, `jsonl`: the header with the space as it is known, then a record a line.
//
// Reading it back gives the same trace, to the last bit of every number (test/trace/canonical.test.ts).

import { headerOf, recordAt } from './records.ts';
import type { Trace } from './trace.ts';

/** Lines with their ends, in the trace's input order. */
export function* canonicalLines(trace: Trace): Iterable<string> {
  yield `${JSON.stringify({ nastrace: 1, ...headerOf(trace) })}\n`;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    yield `${JSON.stringify(recordAt(trace, evaluation))}\n`;
  }
}
