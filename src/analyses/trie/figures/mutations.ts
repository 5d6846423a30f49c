// Do mutations fall evenly over the positions? (paper V-A2)

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import { countText, numberText, percentText, plotNumber, pValueText } from '../../../charts/number-text.ts';
import { COLORS, DOUBLE_COLUMN, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { Mutations } from '../schema.ts';

const MEASURED = 'measured';
const UNIFORM = 'uniform';
const FEW_POSITIONS = 20;

export function drawMutations(mutations: Mutations | { skipped: string }): FigureSpec | null {
  if (isSkipped(mutations) || mutations.perPosition.length === 0 || mutations.observed <= 0) return null;
  const rows = mutations.perPosition.map(({ position, share, uniform }) => ({
    position,
    share: plotNumber(share),
    uniform: plotNumber(uniform),
  }));
  const width = rows.length <= FEW_POSITIONS ? SINGLE_COLUMN : DOUBLE_COLUMN;
  const caption = { title: titleOf(mutations), subtitle: subtitleOf(mutations), width };
  return layeredFigure('mutations', caption, 150, layersOf(rows));
}

function layersOf(rows: { position: number }[]): Layer[] {
  const x = {
    field: 'position',
    type: 'ordinal',
    title: 'Position in the sequence',
    axis: { labelAngle: 0, labelOverlap: 'greedy' },
  } as const;
  const y = {
    field: 'share',
    type: 'quantitative',
    title: 'Share of mutations',
    axis: { format: '~%' },
  } as const;
  const names = [MEASURED, UNIFORM];
  const color = {
    type: 'nominal',
    scale: { domain: names, range: [COLORS.sky, COLORS.black] },
    legend: { title: null, symbolType: 'square' },
  };
  const named = (datum: string) => ({ ...color, datum }) as { datum: string; type: 'nominal' };
  const data = inline(rows);
  return [
    { data, mark: { type: 'bar', aria: false }, encoding: { x, y, color: named(MEASURED) } },
    {
      data,
      mark: { type: 'tick', thickness: 2, aria: false },
      encoding: { x, y: { ...y, field: 'uniform' }, color: named(UNIFORM) },
    },
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
