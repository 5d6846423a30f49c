// Is a candidate ever a parent while it is a member? Predicted by exact selection, observed by lineage
// (METHOD §5, lifetime).
//
// Predicted: 1 − Π (1 − exact_t) over the stage-2 creations while a member (unselected.ts).
// Candidates whose membership ended within the trace: P later successes were known at the last creation.

import { creationsByKnowledge } from '../../lineage/sliding-population.ts';
import type { Stages } from '../../lineage/stages.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Offspring } from './offspring.ts';
import { rangeOfRank, rankRanges } from './ranks.ts';
import type { Lifetime } from './schema.ts';
import { UnselectedMembers } from './unselected.ts';

export function describeLifetime(
  qualities: Float64Array,
  ranks: Int32Array,
  orders: Orders,
  stages: Stages,
  settings: { population: number; sample: number },
  offspring: Offspring,
): Lifetime {
  const { population } = settings;
  const lastKnown = stages.known.successes.reduce((most, known) => Math.max(most, known), 0);
  const ended = Math.max(0, Math.min(qualities.length, lastKnown) - population);
  const unselected = predictUnselected(qualities, orders, stages, settings);
  const rangeOf = rangeOfRank(population);
  const byRank = rankRanges(population).map(range => ({ ...range, n: 0, sum: 0 }));
  let predicted = 0;
  let observed = 0;
  for (let index = 0; index < ended; index++) {
    const wasParent = float64At(offspring.wasParent, index);
    predicted += 1 - float64At(unselected, index);
    observed += wasParent;
    const range = byRank[int32At(rangeOf, int32At(ranks, index))];
    if (range === undefined || int32At(ranks, index) === 0) continue;
    range.n++;
    range.sum += wasParent;
  }
  return {
    meanPredicted: ended === 0 ? null : predicted / ended,
    observed: ended === 0 ? null : observed / ended,
    byRank: byRank.map(({ lowRank, highRank, n, sum }) => ({
      lowRank,
      highRank,
      n,
      observed: n === 0 ? null : sum / n,
    })),
  };
}

/** Π (1 − exact_t) by candidate index. */
function predictUnselected(
  qualities: Float64Array,
  orders: Orders,
  stages: Stages,
  { population, sample }: { population: number; sample: number },
): Float64Array {
  const members = new UnselectedMembers(population, sample);
  const unselected = new Float64Array(qualities.length).fill(1);
  const retire = (member: number) => {
    if (member >= 0) unselected[member] = members.retire(member, float64At(qualities, member));
  };
  let known = 0;
  for (const creation of creationsByKnowledge(orders, stages.known.successes, population)) {
    for (; known < int32At(stages.known.successes, creation); known++) {
      retire(known - population);
      members.join(known, float64At(qualities, known));
    }
    members.create();
  }
  for (let member = Math.max(0, known - population); member < known; member++) retire(member);
  return unselected;
}
