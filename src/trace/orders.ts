// The two orders of a trace, and what the manager knew when it created each evaluation (METHOD §1).
//
// Completion order: by gather where the trace has submit and gather, else by end (ties by start), then
// input order; it is the order in which DeepHyper's population grows. Creation order: by submit, else
// start. Known by c: gather_j < submit_c where both exist, else end_j ≤ start_c. Since both sides use the
// completion key, what is known is always a beginning of the completion order.
// Where both clocks exist their offset is the midpoint of [max(end − gather), min(start − submit)]; it
// places rows that lack one clock's time and enters no other number.

import { float64At, inCommon, int32At, sharedInt32 } from '../shared/columns.ts';
import { orderBy, orderByBoth } from '../shared/order-by.ts';
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

/** Takes orders that were derived elsewhere, of a copy of the trace. */
export function adoptOrders(trace: Trace, orders: Orders): void {
  cache.set(trace, orders);
}

function deriveOrders(trace: Trace): Orders {
  const managerClock = hasTimes(trace, 'submit', 'gather');
  const offset = clockOffset(trace);
  const completed = managerClock ? filled(trace.gather, trace.end, -offset) : trace.end;
  const created = trace.times.has('submit') ? filled(trace.submit, trace.start, -offset) : trace.start;
  const byStart = orderBy(trace.start);
  const completion = managerClock ? orderBy(completed) : orderByBoth(completed, trace.start, byStart);
  const creation = created === trace.start ? byStart : orderBy(created);
  const { candidates, candidateOf } = numberCandidates(trace, completion);
  const creationOf = sharedInt32(trace.evaluations);
  for (let place = 0; place < creation.length; place++) creationOf[int32At(creation, place)] = place;
  const failures = candidates !== completion;
  const known = managerClock
    ? knownBy(completed, completion, candidateOf, failures, created, creation, (done, now) => done < now)
    : hasTimes(trace, 'start', 'end')
      ? knownBy(
          completed,
          completion,
          candidateOf,
          failures,
          trace.start,
          byStart,
          (done, now) => done <= now,
        )
      : null;
  return inCommon({ completion, candidates, candidateOf, creation, creationOf, byStart, known });
}

/** Where no evaluation fails the candidates are all in completion order: one column. */
function numberCandidates(trace: Trace, completion: Int32Array): Pick<Orders, 'candidates' | 'candidateOf'> {
  let successes = 0;
  for (let row = 0; row < completion.length; row++) if (succeeded(trace, row)) successes++;
  const candidates = successes === completion.length ? completion : sharedInt32(successes);
  const candidateOf = sharedInt32(trace.evaluations);
  let count = 0;
  for (let place = 0; place < completion.length; place++) {
    const row = int32At(completion, place);
    if (!succeeded(trace, row)) continue;
    candidates[count++] = row;
    candidateOf[row] = count;
  }
  return { candidates, candidateOf };
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

/**
 * What was known at each creation: both orders are gone through once together. Nothing is known to one without a time.
 * Without failures both counts are one column.
 */
function knownBy(
  completed: Float64Array,
  completion: Int32Array,
  candidateOf: Int32Array,
  failures: boolean,
  created: Float64Array,
  byTime: Int32Array,
  isKnown: (done: number, now: number) => boolean,
): Known {
  const evaluations = sharedInt32(created.length);
  const successes = failures ? sharedInt32(created.length) : evaluations;
  let count = 0;
  let candidates = 0;
  for (let place = 0; place < byTime.length; place++) {
    const evaluation = int32At(byTime, place);
    const now = float64At(created, evaluation);
    if (Number.isNaN(now)) break;
    for (; count < completion.length; count++) {
      const row = int32At(completion, count);
      if (!isKnown(float64At(completed, row), now)) break;
      if (int32At(candidateOf, row) > 0) candidates++;
    }
    evaluations[evaluation] = count;
    successes[evaluation] = candidates;
  }
  return { evaluations, successes };
}
