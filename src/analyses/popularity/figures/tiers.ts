// How much of the window does each tier of prefixes hold as the search goes on? (paper V-D3)

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import { countText, numberText, percentText, plotNumber } from '../../../charts/number-text.ts';
import { legendColumns } from '../../../charts/series.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { thinningNote } from '../../../charts/thin.ts';
import type { FigureContext } from '../../contract.ts';
import type { PopularitySummary } from '../schema.ts';

/** Dark to pale, so that grey shows the order; the dominant tier lies at the bottom. */
const TIER_COLORS = [COLORS.blue, COLORS.sky, COLORS.palest];

export function drawTiers(
  summary: PopularitySummary,
  { width = SINGLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const { tiers } = summary.series;
  if (tiers.length < 2) return null;
  const names = tierNames(summary);
  const rows = tiers.flatMap(window =>
    [window.tier1, window.tier2, window.tier3].map((held, index) => ({
      candidate: window.candidate,
      share: plotNumber(held),
      tier: names[index] ?? '',
      order: index,
    })),
  );
  const subtitleParts = [
    `Windows of ${countText(summary.windowSize)} successes, prefixes of ${summary.prefixLength} choices`,
    thinningNote(tiers.length, summary.series.windows, 'windows'),
  ];
  const subtitle = subtitleParts.filter(part => part !== '').join('; ');
  const caption = { title: titleOf(summary), subtitle, width };
  return {
    ...layeredFigure('tiers', caption, 160, [areas(rows, names, width)]),
    axis: { kind: 'candidate' },
  };
}

function areas(
  rows: { candidate: number; share: number; tier: string; order: number }[],
  names: string[],
  width: number,
): Layer {
  return {
    data: inline(rows),
    mark: { type: 'area', interpolate: 'step-after', aria: false },
    encoding: {
      x: {
        field: 'candidate',
        type: 'quantitative',
        title: 'Candidate',
        scale: { zero: false, nice: false },
      },
      y: {
        field: 'share',
        type: 'quantitative',
        stack: 'zero',
        title: 'Share of the window',
        scale: { domain: [0, 1] },
        axis: { format: '~%' },
      },
      color: {
        field: 'tier',
        type: 'nominal',
        scale: { domain: names, range: TIER_COLORS },
        legend: {
          title: null,
          columns: legendColumns(names, width),
          symbolStrokeWidth: 0.5,
          symbolType: 'square',
        },
      },
      order: { field: 'order', type: 'quantitative' },
    },
  };
}

function tierNames({ params }: PopularitySummary): string[] {
  const high = numberText(params.tier1Percent);
  const low = numberText(params.tier3Percent);
  return [`tier 1 (≥ ${high} % each)`, 'tier 2', `tier 3 (≤ ${low} % each)`];
}

function titleOf({ series, dominance }: PopularitySummary): string {
  const last = series.tiers.at(-1);
  if (last === undefined || dominance.firstCandidate === null) return 'No prefix came to dominate a window';
  const since = `the first dominant one came up at candidate ${countText(dominance.firstCandidate)}`;
  if (last.tier1 === 0) return `No prefix dominates the last window; ${since}`;
  return `Dominant prefixes hold ${percentText(last.tier1)} of the last window; ${since}`;
}
