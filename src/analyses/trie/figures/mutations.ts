// Do mutations fall evenly over the positions? (paper V-A2)

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Encoding, type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline, share } from '../../../charts/marks.ts';
import { countText, numberText, percentText, plotNumber, pValueText } from '../../../charts/number-text.ts';
import { COLORS, DOUBLE_COLUMN, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { FigureContext } from '../../contract.ts';
import type { Mutations } from '../schema.ts';

const MEASURED = 'measured';
const UNIFORM = 'uniform';
const FEW_POSITIONS = 20;

export function drawMutations(
  mutations: Mutations | { skipped: string },
  context: FigureContext,
): FigureSpec | null {
  if (isSkipped(mutations) || mutations.perPosition.length === 0 || mutations.observed <= 0) return null;
  const own = mutations.perPosition.length <= FEW_POSITIONS ? SINGLE_COLUMN : DOUBLE_COLUMN;
  const { width = own } = context;
  const caption = { title: titleOf(mutations), subtitle: subtitleOf(mutations), width };
  return layeredFigure('mutations', caption, 150, layersOf(mutations.perPosition));
}

function layersOf(positions: Mutations['perPosition']): Layer[] {
  const names = [MEASURED, UNIFORM];
  const encoding: Encoding = {
    x: {
      field: 'position',
      type: 'ordinal',
      title: 'Position in the sequence',
      axis: { labelAngle: 0, labelOverlap: 'greedy', labelBound: 4 },
    },
    y: share('share', 'Share of mutations'),
    color: {
      field: 'series',
      type: 'nominal',
      scale: { domain: names, range: [COLORS.sky, COLORS.black] },
      legend: { title: null, symbolType: 'square' },
    },
  };
  const measured = positions.map(({ position, share }) => ({
    position,
    share: plotNumber(share),
    series: MEASURED,
  }));
  const uniform = positions.map(each => ({
    position: each.position,
    share: plotNumber(each.uniform),
    series: UNIFORM,
  }));
  return [
    { data: inline(measured), mark: { type: 'bar', aria: false }, encoding },
    { data: inline(uniform), mark: { type: 'tick', thickness: 2, aria: false }, encoding },
  ];
}

function titleOf({ pValue, perPosition }: Mutations): string {
  const most = perPosition.reduce((a, b) => (b.share > a.share ? b : a));
  if (pValue === null) return `Position ${most.position} takes ${percentText(most.share)} of the mutations`;
  if (pValue >= 0.05)
    return `Mutations fall evenly over the ${perPosition.length} positions (${pValueText(pValue)})`;
  return `Mutations do not fall evenly: position ${most.position} takes ${percentText(most.share)}, ${percentText(most.uniform)} expected (${pValueText(pValue)})`;
}

function subtitleOf(mutations: Mutations): string {
  const { meanRelativePosition: mean, expectedRelativePosition: expected } = mutations;
  const counted = `Maximum likelihood over ${countText(mutations.observed)} mutated children`;
  if (mean === null || expected === null) return counted;
  return `${counted}; mean relative position ${numberText(mean)}, uniform ${numberText(expected)}`;
}
