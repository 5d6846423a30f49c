// When did each run first have the best quality that all of them reached? One goal for all.

import { isSkipped } from '../shared/skipped.ts';
import type { Summary } from '../summary/schema.ts';

type Improvement = { candidate: number; end: number | null; quality: number };

export interface CommonGoal {
  /** Null where a run has no quality. */
  readonly quality: number | null;
  readonly candidates: readonly (number | null)[];
  /** Since the start of each run. */
  readonly seconds: readonly (number | null)[];
}

export function findCommonGoal(summaries: readonly Summary[]): CommonGoal {
  const improvements = summaries.map(improvementsOf);
  const bests = improvements.map(each => each.at(-1)?.quality ?? Number.NaN);
  const least = Math.min(...bests);
  const quality = Number.isNaN(least) ? null : least;
  const reached = improvements.map(each =>
    quality === null ? undefined : each.find(improvement => improvement.quality >= quality),
  );
  return {
    quality,
    candidates: reached.map(each => each?.candidate ?? null),
    seconds: reached.map(each => each?.end ?? null),
  };
}

function improvementsOf({ analyses: { quality } }: Summary): readonly Improvement[] {
  return quality === undefined || isSkipped(quality) ? [] : quality.improvements;
}
