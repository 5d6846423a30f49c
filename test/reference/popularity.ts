// Do a few prefixes come to dominate, and does popularity foretell donations (METHOD §6)?

import { itemAt } from '../../src/shared/columns.ts';
import { findExactCounts, findFormulaCount } from './birthday.ts';
import { analyzeGaps } from './gap.ts';
import type { Lineage } from './lineage.ts';
import { isSkipped, type ReferenceOptions, type Skipped, skip } from './options.ts';
import { analyzePopularDonors } from './popular-donors.ts';
import { isStage2, writePrefix } from './reading.ts';
import type { Settings } from './settings.ts';
import {
  countTiers,
  countWindow,
  type FullWindow,
  findEver,
  findFavourites,
  findTier,
  listFullWindows,
  listPrefixes,
  listTransitions,
  type Prefixes,
} from './windows.ts';
import type { World } from './world.ts';

type LineageOrSkipped = Lineage | (Skipped & { settings: Settings });

export function analyzePopularity(
  world: World,
  lineage: LineageOrSkipped,
  options: ReferenceOptions,
  window: number,
  prefixLength: number,
) {
  const prefixes = listPrefixes(world, prefixLength);
  const windows = listFullWindows(world, prefixes, window);
  const { population } = lineage.settings;
  const evolved = isSkipped(lineage) || lineage.source === 'none' ? null : lineage;
  const reason = isSkipped(lineage) ? lineage.skipped : 'no lineage';
  const last = windows.at(-1);
  const ever1 = findEver(windows, 1);
  return {
    prefixLength,
    windowSize: window,
    snapshots: chooseSnapshots(world.candidates.length, population, options.snapshots).map(candidate =>
      takeSnapshot(world, prefixes, candidate, window),
    ),
    transitions: listTransitions(windows),
    dominance: summarizeDominance(windows, ever1),
    prefixes: {
      observed: prefixes.list.length,
      possible: Number(countPossible(world, prefixLength)),
      ever1,
      ever2: findEver(windows, 2).length,
    },
    stage1: summarizeStart(world, lineage, windows, window, prefixLength),
    lastTiers: last === undefined ? null : countTiers(last.tiers),
    donors: evolved ? analyzePopularDonors(evolved, prefixes, window) : skip(reason),
    improvementGap: evolved ? analyzeGaps(world, evolved, prefixes, windows) : skip(reason),
    series: { favourites: compareFavourites(windows) },
  };
}

const countPossible = (world: World, length: number): bigint =>
  world.options.slice(0, length).reduce((product, count) => product * BigInt(count), 1n);

export function chooseSnapshots(n: number, population: number, given?: readonly number[]): number[] {
  const usual = n >= 800 ? [100, 500, 800] : [population, Math.floor(n / 2), Math.floor((4 * n) / 5)];
  const fitting = (given ?? usual).filter(candidate => candidate >= 1 && candidate <= n);
  return [...new Set(fitting)].sort((a, b) => a - b);
}

function takeSnapshot(world: World, prefixes: Prefixes, candidate: number, window: number) {
  const counts = countWindow(world, prefixes, candidate, window);
  return {
    candidate,
    windowSize: Math.min(window, candidate),
    distinct: counts.size,
    counts: [...counts]
      .sort(([a], [b]) => a - b)
      .map(([prefixId, count]) => {
        return { prefixId, prefix: writePrefix(world, itemAt(prefixes.list, prefixId)), count };
      }),
    tiers: countTiers([...counts.values()].map(count => findTier(count, window))),
  };
}

function summarizeDominance(windows: readonly FullWindow[], ever1: readonly number[]) {
  const last = windows.at(-1);
  if (last === undefined) {
    return { firstCandidate: null, maxSimultaneous: null, windowsShare: null, dethroned: null };
  }
  const dominated = windows.filter(({ tiers }) => tiers.includes(1));
  return {
    firstCandidate: dominated[0]?.candidate ?? null,
    maxSimultaneous: Math.max(...windows.map(({ tiers }) => countTiers(tiers)[1])),
    windowsShare: dominated.length / windows.length,
    dethroned: ever1.filter(id => itemAt(last.tiers, id) !== 1).length,
  };
}

/** The first full window against chance. */
function summarizeStart(
  world: World,
  lineage: LineageOrSkipped,
  windows: readonly FullWindow[],
  window: number,
  prefixLength: number,
) {
  const [first] = windows;
  const [favourite] = first === undefined ? [] : findFavourites(first.counts);
  if (first === undefined || favourite === undefined) return null;
  const maxCount = first.counts.get(favourite) ?? 0;
  const possible = countPossible(world, prefixLength);
  const exact = findExactCounts(window, possible);
  const members = world.candidates.slice(0, window);
  const { population } = lineage.settings;
  return {
    windowSize: window,
    allStage1: isSkipped(lineage) ? null : !members.some(record => isStage2(world, record, population)),
    maxCount,
    prefixId: favourite,
    birthday: {
      formula: {
        median: findFormulaCount(window, Number(possible), 0.5),
        p95: findFormulaCount(window, Number(possible), 0.05),
      },
      exact,
      consistent: exact.p95 === null ? null : maxCount <= exact.p95,
    },
  };
}

function compareFavourites(windows: readonly FullWindow[]) {
  const [first, last] = [windows[0], windows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [early, late] = [findFavourites(first.counts), findFavourites(last.counts)];
  return { first: early, last: late, kept: early.filter(id => late.includes(id)).length };
}
