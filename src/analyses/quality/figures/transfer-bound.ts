// Which ranks of the population can become parents at all? (paper V-C2)
//
// The bound and the exact chance differ by orders of magnitude, so each has its own panel and axis.

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Layer, sideBySideFigure } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import { countText, equation, plotNumber } from '../../../charts/number-text.ts';
import { COLORS, DOUBLE_COLUMN } from '../../../charts/theme.ts';
import type { FigureContext } from '../../contract.ts';
import type { QualitySummary } from '../schema.ts';

type ByRank = QualitySummary['transferBound']['byRank'];

const SPACING = 26;
const AXIS_WIDTH = 54;
const SMALL_CHANCE = 0.01;

export function drawTransferBound(summary: QualitySummary, context: FigureContext): FigureSpec | null {
  const { byRank } = summary.transferBound;
  if (byRank.length < 2) return null;
  const { width = DOUBLE_COLUMN } = context;
  const panelWidth = Math.floor((width - SPACING) / 2 - AXIS_WIDTH);
  const panel = (key: 'bound' | 'exact', title: string, color: string) => ({
    width: panelWidth,
    height: 160,
    layer: [...neverSelected(summary, context), curve(byRank, key, title, color)],
  });
  const subtitle =
    `Left: the paper’s bound C(λ, s)/C(P, s); right: the exact chance C(λ − 1, s − 1)/C(P, s) to become the parent; ` +
    `${equation('P', countText(context.population))}, ${equation('s', countText(context.sample))}; shaded: ranks below s, never selected`;
  const caption = { title: titleOf(summary, context), subtitle, width };
  return sideBySideFigure('transfer-bound', caption, SPACING, [
    panel('bound', 'P(draw holds nobody better)', COLORS.blue),
    panel('exact', 'P(selected as parent)', COLORS.red),
  ]);
}

function curve(byRank: ByRank, key: 'bound' | 'exact', title: string, color: string): Layer {
  return {
    data: inline(byRank.map(entry => ({ rank: entry.rank, chance: plotNumber(entry[key]) }))),
    mark: { type: 'line', color, strokeWidth: 1.8, aria: false },
    encoding: {
      x: {
        field: 'rank',
        type: 'quantitative',
        title: 'Rank (1 = worst)',
        scale: { nice: false, zero: false },
      },
      y: { field: 'chance', type: 'quantitative', title },
    },
  };
}

/** The ranks below s, shaded. */
function neverSelected(summary: QualitySummary, context: FigureContext): Layer[] {
  const { ranks } = summary.transferBound.neverSelected;
  if (ranks < 1 || ranks >= context.population) return [];
  const data = inline([{ low: 1, high: ranks + 0.5 }]);
  const encoding = { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } } as const;
  return [{ data, mark: { type: 'rect', color: COLORS.pale, opacity: 0.5 }, encoding }];
}

function titleOf(summary: QualitySummary, context: FigureContext): string {
  const { ranks } = summary.transferBound.neverSelected;
  const never =
    ranks < 1
      ? 'Every rank can be selected'
      : `The worst${ranks === 1 ? '' : ` ${countText(ranks)}`} of ${countText(context.population)} ${ranks === 1 ? 'is' : 'are'} never selected`;
  const small = summary.transferBound.thresholds.find(threshold => threshold.epsilon === SMALL_CHANCE);
  if (small === undefined || small.maxRank <= ranks) return never;
  return `${never}; up to rank ${countText(small.maxRank)} a draw holds nobody better in at most 1\u00a0% of cases`;
}
