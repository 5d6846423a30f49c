// Which models will never be a parent, and what would not storing the unlikely ones lose?
// (METHOD §5; paper V-C2: "you should skip I/O to store this model")

import { float64At, int32At } from '../../shared/columns.ts';
import { largestRankWithin, SelectionLaw } from '../../stats/selection-probability.ts';
import type { Offspring } from './offspring.ts';
import type { TransferBound } from './schema.ts';

const EPSILONS = [0, 0.001, 0.01, 0.05, 0.1, 0.25] as const;
const MOST_RANKS = 1000;

/** `ranks`: λ of each candidate at completion, 0 where unranked; `offspring` null without lineage. */
export function describeTransferBound(
  qualities: Float64Array,
  ranks: Int32Array,
  population: number,
  sample: number,
  offspring: Offspring | null,
): TransferBound {
  const law = new SelectionLaw(population, sample);
  const final = qualities.length < population ? null : qualities.slice(-population).sort();
  const upTo = sumUpToRanks(ranks, population, offspring);
  const ranked = float64At(upTo.candidates, population);
  return {
    byRank: listedRanks(population).map(rank => ({
      rank,
      bound: law.bound(rank),
      exact: float64At(law.byRank, rank - 1),
    })),
    neverSelected: {
      ranks: sample - 1,
      candidates: float64At(upTo.candidates, sample - 1),
      certainChildren: offspring?.certainChildren ?? null,
      parentsBelow: offspring?.parentsBelow ?? null,
    },
    thresholds: EPSILONS.map(epsilon => {
      const maxRank = largestRankWithin(population, sample, epsilon);
      const skipped = float64At(upTo.candidates, maxRank);
      return {
        epsilon,
        maxRank,
        finalQuality: final === null || maxRank === 0 ? null : float64At(final, maxRank - 1),
        skipped,
        skippedShare: ranked === 0 ? null : skipped / ranked,
        ...countLosses(upTo, maxRank, offspring),
      };
    }),
  };
}

/** The bound of each rank, as `byRank` lists it; 0 for rank 0. */
export function boundsByRank(population: number, sample: number): Float64Array {
  const law = new SelectionLaw(population, sample);
  return Float64Array.from({ length: population + 1 }, (_, rank) => law.bound(rank));
}

/** All ranks up to P = 1000, else 1000 spread evenly with both ends (METHOD §9). */
function listedRanks(population: number): number[] {
  if (population <= MOST_RANKS) return Array.from({ length: population }, (_, index) => index + 1);
  return Array.from({ length: MOST_RANKS }, (_, j) =>
    Math.round(1 + (j * (population - 1)) / (MOST_RANKS - 1)),
  );
}

/** Sums over the ranked candidates up to each rank, at the index of the rank. */
interface SumsUpToRank {
  readonly candidates: Float64Array;
  /** Expected number that were parents, and of their children; 0 without lineage. */
  readonly parents: Float64Array;
  readonly children: Float64Array;
}

function sumUpToRanks(ranks: Int32Array, population: number, offspring: Offspring | null): SumsUpToRank {
  const candidates = new Float64Array(population + 1);
  const parents = new Float64Array(population + 1);
  const children = new Float64Array(population + 1);
  for (let index = 0; index < ranks.length; index++) {
    const rank = int32At(ranks, index);
    if (rank === 0) continue;
    candidates[rank] = float64At(candidates, rank) + 1;
    if (offspring === null) continue;
    parents[rank] = float64At(parents, rank) + float64At(offspring.wasParent, index);
    children[rank] = float64At(children, rank) + float64At(offspring.children, index);
  }
  for (const sums of [candidates, parents, children]) {
    for (let rank = 1; rank <= population; rank++)
      sums[rank] = float64At(sums, rank) + float64At(sums, rank - 1);
  }
  return { candidates, parents, children };
}

function countLosses(upTo: SumsUpToRank, maxRank: number, offspring: Offspring | null) {
  if (offspring === null) return { parentsLost: null, transfersLost: null, transfersLostShare: null };
  const transfersLost = float64At(upTo.children, maxRank);
  const transfersLostShare = offspring.total === 0 ? null : transfersLost / offspring.total;
  return { parentsLost: float64At(upTo.parents, maxRank), transfersLost, transfersLostShare };
}
