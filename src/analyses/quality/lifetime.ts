// Is a candidate ever a parent while it is a member? Predicted by exact selection, observed by lineage
// (METHOD §5, lifetime).
//
// Predicted: 1 − Π (1 − exact_t) over the stage-2 creations while a member (unselected.ts).
// Candidates whose membership ended within the trace: P later successes were known at the last creation. They retire in
// their order.

import { ranksAtCompletion } from '../../lineage/ranks-at-completion.ts';
import { creationsByKnowledge } from '../../lineage/sliding-population.ts';
import type { Stages } from '../../lineage/stages.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Offspring } from './offspring.ts';
import { rangeOfRank, rankRanges } from './ranks.ts';
import type { Lifetime } from './schema.ts';
import { UnselectedMembers } from './unselected.ts';

/** What comes of candidates as members. */
export interface Memberships {
  /** As `ranksAtCompletion`. */
  readonly ranks: Int32Array;
  /** Members that retired within the trace, the first so many candidates, and how many of them are expected to be parents. */
  readonly ended: number;
  readonly predicted: number;
}

export function describeLifetime(
  { ranks, ended, predicted }: Memberships,
  population: number,
  offspring: Offspring,
): Lifetime {
  const rangeOf = rangeOfRank(population);
  const byRank = rankRanges(population).map(range => ({ ...range, n: 0, sum: 0 }));
  let observed = 0;
  for (let index = 0; index < ended; index++) {
    const wasParent = float64At(offspring.wasParent, index);
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

/** Follows all members from their completion to their retirement, in one pass: to find where one stands is most of it. */
export function followMembers(
  qualities: Float64Array,
  orders: Orders,
  stages: Stages,
  { population, sample }: { population: number; sample: number },
): Memberships {
  const creations = creationsByKnowledge(orders, stages.known.successes, population);
  if (creations.length === 0)
    return { ranks: ranksAtCompletion(qualities, population), ended: 0, predicted: 0 };
  const ranks = new Int32Array(qualities.length);
  ranks.set(ranksAtCompletion(qualities.subarray(0, population), population));
  const members = new UnselectedMembers(qualities.subarray(0, population), sample);
  let known = population;
  /** The next candidate joins: with what probability the one that retires was a parent. */
  const advance = () => {
    const unselected = members.exchange(qualities[known - population] as number, qualities[known] as number);
    ranks[known++] = members.joined + 1;
    return 1 - unselected;
  };
  let predicted = 0;
  for (let index = 0; index < creations.length; index++) {
    const knownNow = int32At(stages.known.successes, int32At(creations, index));
    while (known < knownNow) predicted += advance();
    members.create();
  }
  const ended = known - population;
  while (known < qualities.length) advance();
  return { ranks, ended, predicted };
}
