// The two orders of a trace, and what the manager knew when it created each evaluation (METHOD §1).
//
// Completion order: by gather where the trace has submit and gather, else by end (ties by start), then
// input order; it is the order in which DeepHyper's population grows. Creation order: by submit, else
// start. Known by c: gather_j < submit_c where both exist, else end_j ≤ start_c. Since both sides use the
// completion key, what is known is always a beginning of the completion order.
// Where both clocks exist their offset is the midpoint of [max(end − gather), min(start − submit)]; it
// places rows that lack one clock's time and enters no other number.

import { float64At, inCommon, int32At } from '../shared/columns.ts';
import { orderBy, reorderBy } from '../shared/order-by.ts';
import { hasTimes, succeeded, type Trace } from './trace.ts';

export interface Orders {
  /** All evaluations in completion order. */
  readonly completion: Int32Array;
  /** Candidates: successes in completion order; candidate i (1-based) is `candidates[i − 1]`. */
  readonly candidates: Int32Array;
  /** Candidate number (1-based) of each evaluation, 0 for a failure. */
  readonly candidateOf: Int32Array;
  /** All evaluations in creation order, and each one's place in it (0-based). */
  readonly creation: Int32Array;
  readonly creationOf: Int32Array;
  /** All evaluations by start, those without one last. */
  readonly byStart: Int32Array;
  /** What was known when each evaluation was created, null where the trace cannot tell. */
  readonly known: Known | null;
}

export interface Known {
  /** Number of candidates known: the first so many. */
  readonly successes: Int32Array;
  /** Number of evaluations known, failures too: the first so many in completion order. */
  readonly evaluations: Int32Array;
}

const cache = new WeakMap<Trace, Orders>();

/** The orders of a trace, derived once. */
export function ordersOf(trace: Trace): Orders {
  const cached = cache.get(trace);
  if (cached !== undefined) return cached;
  const orders = deriveOrders(trace);
  cache.set(trace, orders);
  return orders;
}

function deriveOrders(trace: Trace): Orders {
  const managerClock = hasTimes(trace, 'submit', 'gather');
  const offset = clockOffset(trace);
  const completed = managerClock ? filled(trace.gather, trace.end, -offset) : trace.end;
  const created = trace.times.has('submit') ? filled(trace.submit, trace.start, -offset) : trace.start;
  const byStart = orderBy(trace.start);
  const completion = managerClock ? orderBy(completed) : reorderBy(byStart, completed);
  const creation = created === trace.start ? byStart : orderBy(created);
  const candidates = completion.filter(row => succeeded(trace, row));
  const candidateOf = new Int32Array(trace.evaluations);
  candidates.forEach((row, index) => {
    candidateOf[row] = index + 1;
  });
  const creationOf = new Int32Array(trace.evaluations);
  creation.forEach((row, index) => {
    creationOf[row] = index;
  });
  const known = managerClock
    ? knownBy(completed, completion, candidates, created, creation, (done, now) => done < now)
    : hasTimes(trace, 'start', 'end')
      ? knownBy(completed, completion, candidates, trace.start, byStart, (done, now) => done <= now)
      : null;
  return inCommon({ completion, candidates, candidateOf, creation, creationOf, byStart, known });
}

/** Seconds to add to the manager's clock to get the workers'; NaN where the trace has not both. */
export function clockOffset(trace: Trace): number {
  if (trace.managerClockOnly) return 0;
  if (!hasTimes(trace, 'start', 'end', 'submit', 'gather')) return Number.NaN;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let row = 0; row < trace.evaluations; row++) {
    const before = float64At(trace.end, row) - float64At(trace.gather, row);
    const after = float64At(trace.start, row) - float64At(trace.submit, row);
    if (before > low) low = before;
    if (after < high) high = after;
  }
  return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : Number.NaN;
}

/** The column, with its gaps filled from another clock's column shifted by `shift`. */
function filled(column: Float64Array, other: Float64Array, shift: number): Float64Array {
  return column.map((value, row) => (Number.isNaN(value) ? float64At(other, row) + shift : value));
}

function knownBy(
  completed: Float64Array,
  completion: Int32Array,
  candidates: Int32Array,
  created: Float64Array,
  byTime: Int32Array,
  isKnown: (done: number, now: number) => boolean,
): Known {
  const count = (rows: Int32Array) => countKnown(rows, completed, byTime, created, isKnown);
  return { evaluations: count(completion), successes: count(candidates) };
}

/**
 * Of each evaluation, how many of the rows, ascending by completion, were known when it was created: both orders
 * are gone through once together. Nothing is known to one without a time.
 */
function countKnown(
  rows: Int32Array,
  completed: Float64Array,
  byTime: Int32Array,
  created: Float64Array,
  isKnown: (done: number, now: number) => boolean,
): Int32Array {
  const known = new Int32Array(created.length);
  let count = 0;
  for (let place = 0; place < byTime.length; place++) {
    const evaluation = int32At(byTime, place);
    const now = float64At(created, evaluation);
    if (Number.isNaN(now)) break;
    while (count < rows.length && isKnown(float64At(completed, int32At(rows, count)), now)) count++;
    known[evaluation] = count;
  }
  return known;
}
