// What would a repository save, and lose, that does not store models unlikely to be selected?
//
// Underwood et al. 2023, V-C2: "you should skip I/O to store this model if it is only going to be used for transfer
// learning", argued for parents. A repository is asked for the longest common prefix instead, which a bad model may
// hold as well as a good one: with fewer models stored, a job finds a shallower prefix. O(prefix) a model and job.

import { type Donors, transferDepth } from '../lineage/donors.ts';
import { int32At } from '../shared/columns.ts';
import { largestRankWithin } from '../stats/selection-probability.ts';
import type { Known, Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';

const EPSILONS = [0, 0.001, 0.01, 0.05, 0.1, 0.25] as const;
const NEVER = 0x7fffffff;

export interface StoringRule {
  readonly epsilon: number;
  /** Models not stored, and their share of all successes. */
  readonly skipped: number;
  readonly skippedShare: number | null;
  /** Layers that jobs would have got and do not, and their share of all layers got. */
  readonly layersLost: number;
  readonly layersLostShare: number | null;
  /** Share of the jobs with a transfer that get less. */
  readonly jobsShortened: number | null;
}

/** `ranks`: λ of each candidate at completion, 0 where unranked: such a model is stored. */
export function measureStoring(
  trace: Trace,
  orders: Orders,
  known: Known,
  donors: Donors,
  ranks: Int32Array,
  population: number,
  sample: number,
): StoringRule[] {
  return EPSILONS.map(epsilon => {
    const maxRank = largestRankWithin(population, sample, epsilon);
    const isSkipped = (index: number) => int32At(ranks, index) > 0 && int32At(ranks, index) <= maxRank;
    const first = firstStored(trace, orders, donors, isSkipped);
    const { full, lost, shortened, jobs } = countLosses(trace, known, donors, first);
    const skipped = ranks.reduce((sum, _, index) => sum + (isSkipped(index) ? 1 : 0), 0);
    return {
      epsilon,
      skipped,
      skippedShare: ranks.length === 0 ? null : skipped / ranks.length,
      layersLost: lost,
      layersLostShare: full === 0 ? null : lost / full,
      jobsShortened: jobs === 0 ? null : shortened / jobs,
    };
  });
}

/** By node, the first candidate (1-based) that is stored and has its prefix. */
function firstStored(
  trace: Trace,
  orders: Orders,
  { tree }: Donors,
  isSkipped: (index: number) => boolean,
): Int32Array {
  const first = new Int32Array(tree.nodes).fill(NEVER);
  orders.candidates.forEach((evaluation, index) => {
    if (isSkipped(index)) return;
    let node = int32At(tree.leafOf, int32At(trace.sequence, evaluation));
    for (; node > 0 && int32At(first, node) === NEVER; node = int32At(tree.parent, node))
      first[node] = index + 1;
  });
  return first;
}

function countLosses(trace: Trace, known: Known, donors: Donors, first: Int32Array) {
  const { tree } = donors;
  const losses = { full: 0, lost: 0, shortened: 0, jobs: 0 };
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const full = transferDepth(donors, evaluation);
    if (full === 0) continue;
    let node = int32At(tree.leafOf, int32At(trace.sequence, evaluation));
    while (node > 0 && int32At(first, node) > int32At(known.successes, evaluation))
      node = int32At(tree.parent, node);
    const lost = Math.max(full - int32At(tree.depth, node), 0);
    losses.jobs++;
    losses.full += full;
    losses.lost += lost;
    if (lost > 0) losses.shortened++;
  }
  return losses;
}
