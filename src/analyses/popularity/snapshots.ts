// What did the window look like at a few chosen candidates? (Figure 4; METHOD §6)
//
// By default at candidates 100, 500 and 800 where there are 800 successes, else at P, n/2 and 0.8 n.

import type { Trace } from '../../trace/trace.ts';
import { type Prefixes, prefixName } from './prefixes.ts';
import type { PopularitySummary } from './schema.ts';
import { countTiers, type TierThresholds } from './tiers.ts';
import { countWindow } from './windows.ts';

const PAPERS_SNAPSHOTS = [100, 500, 800];
const ENOUGH_FOR_THEM = 800;

/** The candidates (1-based) to look at: distinct, ascending, none beyond the last of `successes`. */
export function chooseSnapshots(
  asked: readonly number[] | null,
  successes: number,
  population: number,
): number[] {
  const wanted = asked ?? (successes >= ENOUGH_FOR_THEM ? PAPERS_SNAPSHOTS : spread(successes, population));
  return [...new Set(wanted)]
    .filter(candidate => candidate >= 1 && candidate <= successes)
    .sort((a, b) => a - b);
}

function spread(successes: number, population: number): number[] {
  return [population, Math.floor(successes / 2), Math.floor((successes * 4) / 5)];
}

/** The windows at those candidates; `windowSize` is the number of candidates in each, W once it is full. */
export function takeSnapshots(
  trace: Trace,
  prefixes: Prefixes,
  candidates: readonly number[],
  windowSize: number,
  thresholds: TierThresholds,
): PopularitySummary['snapshots'] {
  return candidates.map(candidate => {
    const counts = countWindow(prefixes.ofCandidate, candidate, windowSize);
    return {
      candidate,
      windowSize: Math.min(candidate, windowSize),
      distinct: counts.length,
      counts: counts.map(({ prefixId, count }) => ({
        prefixId,
        prefix: prefixName(trace, prefixes, prefixId),
        count,
      })),
      tiers: countTiers(counts, windowSize, thresholds),
    };
  });
}
