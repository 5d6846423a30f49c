// What is in flight at each creation: created before it, and not known by then (METHOD §1).
//
// Where whatever is known was created before, and knowledge only grows, as in any search on one clock, evaluations are
// followed as they come and go. Where clocks contradict that, they are searched for.

import { float64At, int32At } from '../shared/columns.ts';
import type { Known, Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { creationsByKnowledge } from './sliding-population.ts';
import { Staircase } from './staircase.ts';

/** `count`: number of evaluations in flight at its creation; `best`: the best quality among them, −∞ where none succeeds. */
export type VisitInFlight = (evaluation: number, count: number, best: number) => void;

/** Visits all evaluations, in an order in which knowledge only grows. */
export function visitInFlight(trace: Trace, orders: Orders, known: Known, visit: VisitInFlight): void {
  if (isInOrder(orders, known)) {
    followInFlight(trace, orders, known, visit);
    return;
  }
  const counts = countInFlight(orders, known);
  const best = bestQualityInFlight(trace, orders, known);
  for (const evaluation of creationsByKnowledge(orders, known.successes, 0))
    visit(evaluation, int32At(counts, evaluation), float64At(best, evaluation));
}

/** Whether knowledge only grows, and holds nothing that was created later. */
function isInOrder({ creation, creationOf, completion }: Orders, { evaluations }: Known): boolean {
  let known = 0;
  let latest = -1;
  for (let place = 0; place < creation.length; place++) {
    const knownHere = int32At(evaluations, int32At(creation, place));
    if (knownHere < known) return false;
    for (; known < knownHere; known++)
      latest = Math.max(latest, int32At(creationOf, int32At(completion, known)));
    if (latest >= place) return false;
  }
  return true;
}

function followInFlight(
  trace: Trace,
  { creation, candidateOf }: Orders,
  known: Known,
  visit: VisitInFlight,
): void {
  const running = new Staircase();
  for (let earlier = 0; earlier < creation.length; earlier++) {
    const evaluation = int32At(creation, earlier);
    running.leave(int32At(known.successes, evaluation));
    visit(evaluation, earlier - int32At(known.evaluations, evaluation), running.best());
    const candidate = int32At(candidateOf, evaluation);
    if (candidate > 0) running.add(candidate - 1, float64At(trace.quality, evaluation));
  }
}

/** Created before and not known: counted with a Fenwick tree over the completion order. */
function countInFlight(orders: Orders, known: Known): Int32Array {
  const size = orders.completion.length;
  const completionOf = new Int32Array(size);
  orders.completion.forEach((evaluation, place) => {
    completionOf[evaluation] = place;
  });
  const created = new Int32Array(size + 1);
  const inFlight = new Int32Array(size);
  orders.creation.forEach((evaluation, earlier) => {
    let counted = 0;
    for (let place = int32At(known.evaluations, evaluation); place > 0; place -= place & -place) {
      counted += int32At(created, place);
    }
    inFlight[evaluation] = earlier - counted;
    for (let place = int32At(completionOf, evaluation) + 1; place <= size; place += place & -place) {
      created[place] = int32At(created, place) + 1;
    }
  });
  return inFlight;
}

/** The best quality among successes created before and not known: a Fenwick tree of suffix maxima. */
function bestQualityInFlight(trace: Trace, orders: Orders, known: Known): Float64Array {
  const size = orders.candidates.length;
  const maxima = new Float64Array(size + 1).fill(Number.NEGATIVE_INFINITY);
  const best = new Float64Array(trace.evaluations).fill(Number.NEGATIVE_INFINITY);
  for (const evaluation of orders.creation) {
    for (let place = size - int32At(known.successes, evaluation); place > 0; place -= place & -place) {
      best[evaluation] = Math.max(float64At(best, evaluation), float64At(maxima, place));
    }
    const candidate = int32At(orders.candidateOf, evaluation);
    if (candidate === 0) continue;
    const quality = float64At(trace.quality, evaluation);
    for (let place = size - candidate + 1; place <= size; place += place & -place) {
      maxima[place] = Math.max(float64At(maxima, place), quality);
    }
  }
  return best;
}
