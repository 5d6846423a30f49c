// Does a prefix that gave parents lately give the next one too (METHOD §6, donors)?

import type { Creation, Lineage } from './lineage.ts';
import { findWilsonInterval, sum } from './numbers.ts';
import type { Prefixes } from './windows.ts';

const LARGEST_THRESHOLD = 10;
const SLACK = 1e-9;

/** Each resolved child asks every prefix of its population: does the parent carry you? */
export function analyzePopularDonors(lineage: Lineage, prefixes: Prefixes, window: number) {
  const children = lineage.creations.filter(creation => creation.resolved);
  const donations = (creation: Creation, id: number): number =>
    sum(creation.parents.flatMap(({ member, weight }) => (prefixes.idOf(member) === id ? [weight] : [])));
  const pairs = children.flatMap((creation, i) => {
    const carried = creation.population.map(prefixes.idOf).filter(id => id !== null);
    return [...new Set(carried)].map(id => {
      const before = children.slice(Math.max(0, i - window), i);
      return { yes: donations(creation, id), recent: sum(before.map(other => donations(other, id))) };
    });
  });
  const all = summarizePairs(pairs);
  return {
    base: all.probability,
    baseLow: all.intervalLow,
    baseHigh: all.intervalHigh,
    conditional: Array.from({ length: LARGEST_THRESHOLD + 1 }, (_, threshold) => {
      const frequent = pairs.filter(({ recent }) => recent >= threshold - SLACK);
      return { threshold, ...summarizePairs(frequent) };
    }),
  };
}

function summarizePairs(pairs: readonly { yes: number }[]) {
  const yes = sum(pairs.map(pair => pair.yes));
  const interval = findWilsonInterval(yes, pairs.length);
  return {
    n: pairs.length,
    probability: pairs.length === 0 ? null : yes / pairs.length,
    intervalLow: interval?.low ?? null,
    intervalHigh: interval?.high ?? null,
  };
}
