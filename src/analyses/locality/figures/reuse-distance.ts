// How many jobs later does a worker read a tensor again?
//
// A long tail: beyond 24 the distances are gathered in bins that double.

import type { FigureSpec } from '../../../charts/figure.ts';
import { layeredFigure } from '../../../charts/frame.ts';
import { inline, quantity } from '../../../charts/marks.ts';
import { countText, numberText, percentText } from '../../../charts/number-text.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { FigureContext } from '../../contract.ts';
import type { LocalitySummary } from '../schema.ts';
import { ACCESS_BASIS } from './wording.ts';

type Histogram = readonly { distance: number; count: number }[];

const LONGEST_PLAIN = 24;

export function drawReuseDistance(
  summary: LocalitySummary,
  { width = SINGLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const reuse = summary.reuseDistance;
  if (isSkipped(reuse) || reuse.histogram.length === 0) return null;
  const rows = binDistances(reuse.histogram);
  const reads = reuse.histogram.reduce((sum, bin) => sum + bin.count, reuse.beyond);
  const title =
    reuse.median === null
      ? 'How soon a worker meets a tensor again'
      : `Half of the re-reads come within ${numberText(reuse.median)} ${reuse.median === 1 ? 'job' : 'jobs'} of the same worker`;
  const cold = `${countText(reuse.cold)} cold (first on their worker, ${percentText(reuse.cold / (reads + reuse.cold))})`;
  const subtitle = `${countText(reads)} re-reads, ${cold} left out; accesses: ${ACCESS_BASIS[summary.accesses]}`;
  const x = {
    field: 'distance',
    type: 'ordinal',
    title: 'Reuse distance (jobs; 1 = the previous job)',
    sort: null,
    axis: {
      labelAngle: rows.length > 12 || summaryIsBinned(reuse.histogram) ? -45 : 0,
      labelOverlap: 'greedy',
    },
  } as const;
  const mark = { type: 'bar', color: COLORS.blue } as const;
  const encoding = { x, y: quantity('count', 'Re-reads') };
  return layeredFigure('reuse-distance', { title, subtitle, width }, 150, [
    { data: inline(rows), mark, encoding },
  ]);
}

function summaryIsBinned(histogram: Histogram): boolean {
  return histogram.some(bin => bin.distance > LONGEST_PLAIN);
}

/** One row a distance, or bins 1, 2, 3–4, 5–8 … when the tail is long; the empty ones between are kept. */
function binDistances(histogram: Histogram): { distance: string; count: number }[] {
  const longest = Math.max(...histogram.map(bin => bin.distance));
  const binned = summaryIsBinned(histogram);
  const rows: { distance: string; count: number }[] = [];
  for (let low = 1, high = 1; low <= longest; low = high + 1, high = binned ? 2 * high : high + 1) {
    const inside = histogram.filter(bin => bin.distance >= low && bin.distance <= high);
    const count = inside.reduce((sum, bin) => sum + bin.count, 0);
    rows.push({ distance: low === high ? String(low) : `${low}–${high}`, count });
  }
  return rows;
}
