// Which models need not be stored, since the hypergeometric bound says that they hardly become parents (METHOD §5)?

import { itemAt } from '../../src/shared/columns.ts';
import { selectionProbability, upperBound } from './exact.ts';
import { isCertain, type Lineage } from './lineage.ts';
import { sum } from './numbers.ts';
import { addTo, countRivals, qualityOf } from './reading.ts';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

const EPSILONS = [0, 0.001, 0.01, 0.05, 0.1, 0.25];
const RANKS_LISTED = 1000;

export function analyzeTransferBound(world: World, settings: Settings, lineage: Lineage | null) {
  const { population, sample } = settings;
  const ranks = rankAtCompletion(world, population);
  return {
    byRank: listRanks(population).map(rank => ({
      rank,
      bound: upperBound(rank, population, sample),
      exact: selectionProbability(population, sample, population - rank, 1),
    })),
    neverSelected: {
      ranks: sample - 1,
      candidates: ranks.filter(rank => rank !== null && rank < sample).length,
      certainChildren: lineage?.creations.filter(creation => isCertain(lineage, creation)).length ?? null,
      parentsBelow: lineage && countParentsBelow(lineage),
    },
    thresholds: EPSILONS.map(epsilon => evaluateThreshold(world, settings, lineage, ranks, epsilon)),
  };
}

function listRanks(population: number): number[] {
  if (population <= RANKS_LISTED) return Array.from({ length: population }, (_, i) => i + 1);
  return Array.from({ length: RANKS_LISTED }, (_, j) => Math.round(1 + (j * (population - 1)) / 999));
}

/** λ of each candidate among the P latest, itself included; null before there are P. */
export function rankAtCompletion(world: World, population: number): (number | null)[] {
  return world.candidates.map((record, i) => {
    if (i + 1 < population) return null;
    const latest = world.candidates.slice(i + 1 - population, i + 1);
    return population - countRivals(world, latest, record).better;
  });
}

/** Children without a choice of parent whose parent was among the worst s − 1. */
function countParentsBelow(lineage: Lineage): number {
  const { population, sample } = lineage.settings;
  return lineage.creations.filter(creation => {
    const [parent] = creation.parents;
    if (!isCertain(lineage, creation) || !parent?.rivals) return false;
    return population - parent.rivals.better < sample;
  }).length;
}

function evaluateThreshold(
  world: World,
  { population, sample }: Settings,
  lineage: Lineage | null,
  ranks: readonly (number | null)[],
  epsilon: number,
) {
  const allowed = Array.from({ length: population }, (_, i) => i + 1).filter(
    rank => upperBound(rank, population, sample) <= epsilon,
  );
  const maxRank = Math.max(0, ...allowed);
  const ranked = ranks.filter(rank => rank !== null).length;
  const skipped = world.candidates.filter((_, i) => {
    const rank = itemAt(ranks, i);
    return rank !== null && rank <= maxRank;
  });
  return {
    epsilon,
    maxRank,
    finalQuality: findFinalQuality(world, population, maxRank),
    skipped: skipped.length,
    skippedShare: ranked === 0 ? null : skipped.length / ranked,
    ...countLosses(lineage, skipped),
  };
}

function findFinalQuality(world: World, population: number, maxRank: number): number | null {
  if (maxRank === 0 || world.candidates.length < population) return null;
  const final = world.candidates.slice(-population).map(record => qualityOf(world, record));
  return itemAt(
    final.sort((a, b) => a - b),
    maxRank - 1,
  );
}

/** Expected children of the skipped members, and expected number of those that had any. */
function countLosses(lineage: Lineage | null, skipped: readonly number[]) {
  if (lineage === null) return { parentsLost: null, transfersLost: null, transfersLostShare: null };
  const children = new Map<number, number>();
  const childless = new Map<number, number>();
  for (const { parents } of lineage.creations) {
    for (const { member, weight } of parents) {
      addTo(children, member, weight);
      childless.set(member, (childless.get(member) ?? 1) * (1 - weight));
    }
  }
  const all = sum([...children.values()]);
  const transfersLost = sum(skipped.map(member => children.get(member) ?? 0));
  return {
    parentsLost: sum(skipped.map(member => 1 - (childless.get(member) ?? 1))),
    transfersLost,
    transfersLostShare: all === 0 ? null : transfersLost / all,
  };
}
