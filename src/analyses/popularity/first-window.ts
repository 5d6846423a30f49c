// Is the random start as even as chance makes it, and do its favourites last? (METHOD §6 `stage1`, paper V-D2)
//
// The commonest prefix of the first full window against the maximum of as many throws into as many equally
// likely prefixes as the space has. Null where there is no full window, or no prefix in it.

import type { Stages } from '../../lineage/stages.ts';
import { at } from '../../shared/columns.ts';
import { isSkipped, type Skipped } from '../../shared/skipped.ts';
import { birthdayFormulaMaximum, multinomialMaximum } from '../../stats/birthday.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Prefixes } from './prefixes.ts';
import type { PopularitySummary } from './schema.ts';
import { commonest, countWindow } from './windows.ts';

/** The exact law is not computed for larger windows (METHOD §6). */
const LARGEST_EXACT_WINDOW = 2000;
const FAVOURITES = 5;

type Stage1 = NonNullable<PopularitySummary['stage1']>;

export function describeFirstWindow(
  prefixes: Prefixes,
  possible: number,
  windowSize: number,
  allStage1: boolean | null,
): Stage1 | null {
  if (prefixes.ofCandidate.length < windowSize) return null;
  const top = commonest(countWindow(prefixes.ofCandidate, windowSize, windowSize), 1)[0];
  if (top === undefined) return null;
  return {
    windowSize,
    allStage1,
    maxCount: top.count,
    prefixId: top.prefixId,
    birthday: compareWithChance(top.count, possible, windowSize),
  };
}

function compareWithChance(maxCount: number, possible: number, windowSize: number): Stage1['birthday'] {
  const formula = {
    median: birthdayFormulaMaximum(possible, windowSize, 0.5),
    p95: birthdayFormulaMaximum(possible, windowSize, 0.05),
  };
  if (windowSize > LARGEST_EXACT_WINDOW) {
    return { formula, exact: { median: null, p95: null, p999: null }, consistent: null };
  }
  const [median = null, p95 = null, p999 = null] = multinomialMaximum(
    possible,
    windowSize,
    [0.5, 0.95, 0.999],
  );
  return { formula, exact: { median, p95, p999 }, consistent: p95 === null ? null : maxCount <= p95 };
}

/** Whether the first W candidates are all of stage 1; null without stages, or with fewer candidates. */
export function isAllStage1(orders: Orders, stages: Stages | Skipped, windowSize: number): boolean | null {
  if (isSkipped(stages) || orders.candidates.length < windowSize) return null;
  return orders.candidates.subarray(0, windowSize).every(evaluation => at(stages.stage, evaluation) === 1);
}

/** The five commonest prefixes of the first and the last full window, and how many are in both. */
export function compareFavourites(
  prefixes: Prefixes,
  windowSize: number,
): PopularitySummary['series']['favourites'] {
  const candidates = prefixes.ofCandidate.length;
  if (candidates < windowSize) return null;
  const favouritesAt = (candidate: number) =>
    commonest(countWindow(prefixes.ofCandidate, candidate, windowSize), FAVOURITES).map(
      entry => entry.prefixId,
    );
  const first = favouritesAt(windowSize);
  const last = favouritesAt(candidates);
  return { first, last, kept: first.filter(prefixId => last.includes(prefixId)).length };
}
