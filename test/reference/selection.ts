// Does the search select parents as the hypergeometric says, and who ever becomes one (METHOD §5)?

import { itemAt } from '../../src/shared/columns.ts';
import { selectionProbability } from './exact.ts';
import { logMixture, logRandom, RANDOM_SHARE } from './likelihood.ts';
import type { Creation, Lineage } from './lineage.ts';
import { chiSquareTail, meanOrNull, sum } from './numbers.ts';
import { countRivals } from './reading.ts';
import { rankAtCompletion } from './transfer-bound.ts';
import type { World } from './world.ts';

const RANGES = 10;
const CONVERGED = 1e-9;
const EXPECTED_CHILDREN = 5;

export interface RankRange {
  lowRank: number;
  highRank: number;
}

export function listRanges(population: number): RankRange[] {
  const count = Math.min(RANGES, population);
  return Array.from({ length: count }, (_, b) => ({
    lowRank: Math.floor((b * population) / count) + 1,
    highRank: Math.floor(((b + 1) * population) / count),
  }));
}

export function analyzeSelection(world: World, lineage: Lineage) {
  const { population, sample } = lineage.settings;
  const ranges = listRanges(population);
  const children = lineage.creations.filter(creation => listRanked(creation).length > 0);
  const theory = ranges.map(range => expectShare(range, population, sample));
  const { theta, iterations } = estimateShares(world, children, ranges, population);
  return {
    bins: ranges.map((range, b) => ({
      ...range,
      theory: itemAt(theory, b),
      measured: children.length === 0 ? null : itemAt(theta, b),
    })),
    iterations,
    children: children.length,
    ...testGoodness(world, children, ranges, theory, population),
  };
}

/** Probability that the parent's rank is within the range, without ties. */
function expectShare({ lowRank, highRank }: RankRange, population: number, sample: number): number {
  let share = 0;
  for (let rank = lowRank; rank <= highRank; rank++) {
    share += selectionProbability(population, sample, population - rank, 1);
  }
  return share;
}

const listRanked = (creation: Creation) =>
  creation.parents.flatMap(({ rivals, mutation }) =>
    rivals && mutation > 0 ? [{ ...rivals, mutation }] : [],
  );

/** For each range, Σ_m mut(c | m) · (share of m's ranks in the range) / size: what θ of that range is multiplied by. */
function weighRanges(creation: Creation, ranges: readonly RankRange[], population: number): number[] {
  return ranges.map(({ lowRank, highRank }) => {
    const terms = listRanked(creation).map(({ better, tied, mutation }) => {
      const top = population - better;
      const bottom = top - tied + 1;
      const inside = Math.max(0, Math.min(top, highRank) - Math.max(bottom, lowRank) + 1);
      return ((inside / tied) * mutation) / (highRank - lowRank + 1);
    });
    return sum(terms);
  });
}

function estimateShares(
  world: World,
  children: readonly Creation[],
  ranges: readonly RankRange[],
  population: number,
): { theta: number[]; iterations: number } {
  let theta = ranges.map(() => 1 / ranges.length);
  let iterations = 0;
  const weights = children.map(creation => weighRanges(creation, ranges, population));
  for (let change = 1; change >= CONVERGED && children.length > 0; iterations++) {
    const counts = ranges.map(() => 0);
    for (const [c, creation] of children.entries()) {
      const parts = itemAt(weights, c).map((weight, b) => weight * itemAt(theta, b));
      const logP = logMixture(sum(parts), logRandom(world, creation.child));
      for (const [b, part] of parts.entries()) {
        counts[b] = itemAt(counts, b) + ((1 - RANDOM_SHARE) * part) / Math.exp(logP);
      }
    }
    const next = counts.map(count => count / sum(counts));
    change = Math.max(...next.map((share, b) => Math.abs(share - itemAt(theta, b))));
    theta = next;
  }
  return { theta, iterations };
}

function logLikelihood(
  world: World,
  children: readonly Creation[],
  ranges: readonly RankRange[],
  population: number,
  theta: readonly number[],
): number {
  const terms = children.map(creation => {
    const parts = weighRanges(creation, ranges, population).map((weight, b) => weight * itemAt(theta, b));
    return logMixture(sum(parts), logRandom(world, creation.child));
  });
  return sum(terms);
}

/** Likelihood ratio of theory against measured over ranges merged until each expects enough children. */
function testGoodness(
  world: World,
  children: readonly Creation[],
  ranges: readonly RankRange[],
  theory: readonly number[],
  population: number,
): { goodness: number | null; df: number | null } {
  if (children.length === 0) return { goodness: null, df: null };
  const merged = mergeRanges(ranges, theory, children.length);
  const df = Math.max(0, merged.length - 1);
  if (df < 1) return { goodness: null, df };
  const { theta } = estimateShares(world, children, merged, population);
  const expected = merged.map(range => range.theory);
  const ratio =
    2 *
    (logLikelihood(world, children, merged, population, theta) -
      logLikelihood(world, children, merged, population, expected));
  return { goodness: chiSquareTail(ratio, df), df };
}

/** From the bottom; what is left at the top joins the last full range. */
export function mergeRanges(
  ranges: readonly RankRange[],
  theory: readonly number[],
  children: number,
): (RankRange & { theory: number })[] {
  const groups: number[][] = [[]];
  const expect = (group: readonly number[]) => sum(group.map(b => itemAt(theory, b)));
  for (const b of ranges.keys()) {
    groups.at(-1)?.push(b);
    if (expect(groups.at(-1) ?? []) * children >= EXPECTED_CHILDREN) groups.push([]);
  }
  const rest = groups.pop() ?? [];
  if (groups.length === 0) groups.push([]);
  groups.at(-1)?.push(...rest);
  return groups.map(group => ({
    lowRank: itemAt(ranges, itemAt(group, 0)).lowRank,
    highRank: itemAt(ranges, itemAt(group, group.length - 1)).highRank,
    theory: expect(group),
  }));
}

/** Chance that a member ever becomes a parent, over candidates whose membership ended within the trace. */
export function analyzeLifetime(world: World, lineage: Lineage) {
  const { population, sample } = lineage.settings;
  const known = lineage.creations.at(-1)?.known ?? 0;
  const ended = world.candidates.slice(0, Math.max(0, known - population));
  const ranks = rankAtCompletion(world, population);
  const lives = ended.map((member, i) => {
    let neverPredicted = 1;
    let neverObserved = 1;
    for (const creation of lineage.creations) {
      for (const parent of creation.parents.filter(other => other.member === member)) {
        neverObserved *= 1 - parent.weight;
      }
      if (!creation.population.includes(member)) continue;
      const { better, tied } = countRivals(world, creation.population, member);
      neverPredicted *= 1 - selectionProbability(population, sample, better, tied);
    }
    return { rank: itemAt(ranks, i), predicted: 1 - neverPredicted, observed: 1 - neverObserved };
  });
  return {
    meanPredicted: meanOrNull(lives.map(life => life.predicted)),
    observed: meanOrNull(lives.map(life => life.observed)),
    byRank: listRanges(population).map(({ lowRank, highRank }) => {
      const inside = lives.filter(({ rank }) => rank !== null && rank >= lowRank && rank <= highRank);
      const observed = meanOrNull(inside.map(life => life.observed));
      return { lowRank, highRank, n: inside.length, observed };
    }),
  };
}
