// How much of the window does each tier of prefixes hold as the search goes on? (paper V-D3)

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Layer, layeredFigure, type Row } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import { countText, numberText, percentText, plotNumber } from '../../../charts/number-text.ts';
import { legendColumns } from '../../../charts/series.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { thinningNote } from '../../../charts/thin.ts';
import type { FigureContext } from '../../contract.ts';
import type { PopularitySummary } from '../schema.ts';

type TierWindow = PopularitySummary['series']['tiers'][number];

/** Dark to pale, so that grey shows the order; the dominant tier lies at the bottom. */
const TIER_COLORS = [COLORS.blue, COLORS.sky, COLORS.palest];

export function drawTiers(
  summary: PopularitySummary,
  { width = SINGLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const { tiers } = summary.series;
  if (tiers.length < 2) return null;
  const names = tierNames(summary);
  const rows = tiers.filter(isSeen).flatMap(window => stack(window, names));
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

interface TierRow extends Row {
  readonly candidate: number;
  readonly tier: string;
  readonly share: number;
  /** Where the tier's share begins and ends, upon those below. */
  readonly from: number;
  readonly to: number;
}

/** What a window holds is shown until another holds something else. */
function isSeen(window: TierWindow, index: number, windows: readonly TierWindow[]): boolean {
  const last = windows[index - 1];
  if (last === undefined || index === windows.length - 1) return true;
  return window.tier1 !== last.tier1 || window.tier2 !== last.tier2 || window.tier3 !== last.tier3;
}

/** The tiers of a window upon each other: done here, as Vega looks for windows that a tier lacks. */
function stack({ candidate, tier1, tier2, tier3 }: TierWindow, names: readonly string[]): TierRow[] {
  let from = 0;
  return [tier1, tier2, tier3].map((held, index) => {
    const share = plotNumber(held);
    const row = { candidate, tier: names[index] ?? '', share, from, to: plotNumber(from + share) };
    from = row.to;
    return row;
  });
}

function areas(rows: TierRow[], names: string[], width: number): Layer {
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
        field: 'from',
        type: 'quantitative',
        stack: null,
        title: 'Share of the window',
        scale: { domain: [0, 1] },
        axis: { format: '~%' },
      },
      y2: { field: 'to' },
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
