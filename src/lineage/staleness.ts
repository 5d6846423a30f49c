// What incomplete knowledge hides: evaluations in flight at each creation (METHOD §1; paper RQ2).

import { float64At, int32At, uint8At } from '../shared/columns.ts';
import type { Known, Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { findInFlight } from './in-flight.ts';
import { creationsByKnowledge } from './sliding-population.ts';
import type { Stages } from './stages.ts';
import { Staircase } from './staircase.ts';

export interface Staleness {
  /** Mean number of evaluations in flight at a stage-2 creation. */
  readonly meanInFlight: number | null;
  /** Share of those creations at which one in flight turned out better than every member. */
  readonly betterInFlight: number | null;
}

export function measureStaleness(
  trace: Trace,
  orders: Orders,
  { stage, stage2, known }: Stages,
  populationSize: number,
): Staleness {
  if (stage2 === 0) return { meanInFlight: null, betterInFlight: null };
  const best = bestKnown(trace, orders, known, populationSize);
  const inFlight = findInFlight(trace, orders, known);
  let total = 0;
  let better = 0;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    if (uint8At(stage, evaluation) !== 2) continue;
    total += int32At(inFlight.counts, evaluation);
    if (float64At(inFlight.best, evaluation) > float64At(best, evaluation)) better++;
  }
  return { meanInFlight: total / stage2, betterInFlight: better / stage2 };
}

/** The best quality in the population of each stage-2 creation, by evaluation. */
function bestKnown(trace: Trace, orders: Orders, { successes }: Known, populationSize: number): Float64Array {
  const best = new Float64Array(trace.evaluations);
  const members = new Staircase();
  let known = 0;
  const creations = creationsByKnowledge(orders, successes, populationSize);
  for (let index = 0; index < creations.length; index++) {
    const evaluation = int32At(creations, index);
    const knownHere = int32At(successes, evaluation);
    for (; known < knownHere; known++)
      members.add(known, float64At(trace.quality, int32At(orders.candidates, known)));
    members.leave(knownHere - populationSize);
    best[evaluation] = members.best();
  }
  return best;
}
