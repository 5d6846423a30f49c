// The sliding window, frame by frame, as a page plays it: its commonest prefixes, within the point budget.

import { chooseFrames, MOST_FRAMES } from '../../charts/frames.ts';
import { POINT_BUDGET } from '../../charts/thin.ts';
import type { Trace } from '../../trace/trace.ts';
import { type Prefixes, prefixName } from './prefixes.ts';
import type { PopularitySummary } from './schema.ts';
import { commonest, countWindow } from './windows.ts';

type Series = PopularitySummary['series'];

/** A prefix is two numbers, an id and a count: half of the budget each. */
const PREFIXES_A_FRAME = Math.floor(POINT_BUDGET / MOST_FRAMES / 2);
/** So many of the commonest prefixes of a frame get a name. */
const NAMED = 2;

export function takeFrames(
  trace: Trace,
  prefixes: Prefixes,
  windowSize: number,
): Pick<Series, 'frames' | 'frameNames'> {
  const named = new Set<number>();
  const frames = chooseFrames(prefixes.ofCandidate.length, windowSize).map(candidate => {
    const counts = countWindow(prefixes.ofCandidate, candidate, windowSize);
    const shown = commonest(counts, PREFIXES_A_FRAME);
    for (const { prefixId } of shown.slice(0, NAMED)) named.add(prefixId);
    return {
      candidate,
      distinct: counts.length,
      prefixIds: shown.map(({ prefixId }) => prefixId),
      counts: shown.map(({ count }) => count),
    };
  });
  const frameNames = [...named]
    .sort((a, b) => a - b)
    .map(prefixId => ({ prefixId, prefix: prefixName(trace, prefixes, prefixId) }));
  return { frames, frameNames };
}
