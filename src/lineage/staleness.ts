// What incomplete knowledge hides: evaluations in flight at each creation (METHOD §1; paper RQ2).

import { float64At, int32At, uint8At } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { creationsByKnowledge, SlidingRanks } from './sliding-population.ts';
import type { Stages } from './stages.ts';

export interface Staleness {
  /** Mean number of evaluations in flight at a stage-2 creation. */
  readonly meanInFlight: number | null;
  /** Share of those creations at which one in flight turned out better than every member. */
  readonly betterInFlight: number | null;
}

export function measureStaleness(
  trace: Trace,
  orders: Orders,
  stages: Stages,
  populationSize: number,
): Staleness {
  if (stages.stage2 === 0) return { meanInFlight: null, betterInFlight: null };
  const inFlight = countInFlight(orders, stages);
  const population = new SlidingRanks(trace, orders, populationSize);
  const best = new Float64Array(trace.evaluations);
  for (const evaluation of creationsByKnowledge(orders, stages.known.successes, populationSize)) {
    population.advanceTo(int32At(stages.known.successes, evaluation));
    best[evaluation] = population.ranks.atRank(population.ranks.size);
  }
  const bestInFlight = bestQualityInFlight(trace, orders, stages);
  let total = 0;
  let better = 0;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    if (uint8At(stages.stage, evaluation) !== 2) continue;
    total += int32At(inFlight, evaluation);
    if (float64At(bestInFlight, evaluation) > float64At(best, evaluation)) better++;
  }
  return { meanInFlight: total / stages.stage2, betterInFlight: better / stages.stage2 };
}

/** Created before and not known: counted with a Fenwick tree over the completion order. */
function countInFlight(orders: Orders, stages: Stages): Int32Array {
  const size = orders.completion.length;
  const completionOf = new Int32Array(size);
  orders.completion.forEach((evaluation, place) => {
    completionOf[evaluation] = place;
  });
  const created = new Int32Array(size + 1);
  const inFlight = new Int32Array(size);
  orders.creation.forEach((evaluation, earlier) => {
    let known = 0;
    for (let place = int32At(stages.known.evaluations, evaluation); place > 0; place -= place & -place) {
      known += int32At(created, place);
    }
    inFlight[evaluation] = earlier - known;
    for (let place = int32At(completionOf, evaluation) + 1; place <= size; place += place & -place) {
      created[place] = int32At(created, place) + 1;
    }
  });
  return inFlight;
}

/** The best quality among successes created before and not known: a Fenwick tree of suffix maxima. */
function bestQualityInFlight(trace: Trace, orders: Orders, stages: Stages): Float64Array {
  const size = orders.candidates.length;
  const maxima = new Float64Array(size + 1).fill(Number.NEGATIVE_INFINITY);
  const best = new Float64Array(trace.evaluations).fill(Number.NEGATIVE_INFINITY);
  for (const evaluation of orders.creation) {
    for (let place = size - int32At(stages.known.successes, evaluation); place > 0; place -= place & -place) {
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
