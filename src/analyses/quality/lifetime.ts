// Is a candidate ever a parent while it is a member? Predicted by exact selection, observed by lineage
// (METHOD §5, lifetime).
//
// Predicted: 1 − Π (1 − exact_t) over the stage-2 creations while a member. Ranks change with the
// population, so members' counts of better and tied ones are kept up to date: O(P) a change and a creation.
// Candidates whose membership ended within the trace: P later successes were known at the last creation.

import { creationsByKnowledge } from '../../lineage/sliding-population.ts';
import type { Stages } from '../../lineage/stages.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import { SelectionLaw } from '../../stats/selection-probability.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Offspring } from './offspring.ts';
import { rangeOfRank, rankRanges } from './ranks.ts';
import type { Lifetime } from './schema.ts';

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
    const wasParent = 1 - float64At(offspring.childless, index);
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
  const law = new SelectionLaw(population, sample);
  const unselected = new Float64Array(qualities.length).fill(1);
  const better = new Int32Array(population);
  const tied = new Int32Array(population);
  let known = 0;
  for (const creation of creationsByKnowledge(orders, stages.known.successes, population)) {
    for (; known < int32At(stages.known.successes, creation); known++) {
      replaceOldest(qualities, known, better, tied);
    }
    for (let member = known - population; member < known; member++) {
      const slot = member % population;
      const selection = law.probability(int32At(better, slot), int32At(tied, slot));
      unselected[member] = float64At(unselected, member) * (1 - selection);
    }
  }
  return unselected;
}

/** Candidate `joining` takes the slot of the one P before it; the others' counts follow. */
function replaceOldest(qualities: Float64Array, joining: number, better: Int32Array, tied: Int32Array): void {
  const population = better.length;
  const quality = float64At(qualities, joining);
  const retired = joining >= population ? float64At(qualities, joining - population) : Number.NaN;
  let betterThanNew = 0;
  let tiedWithNew = 1;
  for (let member = Math.max(0, joining - population + 1); member < joining; member++) {
    const slot = member % population;
    const own = float64At(qualities, member);
    better[slot] = int32At(better, slot) + (quality > own ? 1 : 0) - (retired > own ? 1 : 0);
    tied[slot] = int32At(tied, slot) + (quality === own ? 1 : 0) - (retired === own ? 1 : 0);
    if (own > quality) betterThanNew++;
    else if (own === quality) tiedWithNew++;
  }
  better[joining % population] = betterThanNew;
  tied[joining % population] = tiedWithNew;
}
