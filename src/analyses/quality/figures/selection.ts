// Does the search select its parents as the hypergeometric says?

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Encoding, type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline, share } from '../../../charts/marks.ts';
import { countOf, countText, equation, plotNumber, pValueText } from '../../../charts/number-text.ts';
import { legendColumns } from '../../../charts/series.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { FigureContext } from '../../contract.ts';
import type { Selection } from '../schema.ts';

const THEORY = 'hypergeometric';
const MEASURED = 'measured, 95 %';

export function drawSelection(
  selection: Selection | { skipped: string },
  context: FigureContext,
): FigureSpec | null {
  if (isSkipped(selection) || selection.bins.every(bin => bin.measured === null)) return null;
  const { width = SINGLE_COLUMN } = context;
  const rows = selection.bins.flatMap(bin => {
    const ranks = bin.lowRank === bin.highRank ? `${bin.lowRank}` : `${bin.lowRank}–${bin.highRank}`;
    const theory = { ranks, share: plotNumber(bin.theory), series: THEORY };
    if (bin.measured === null) return [theory];
    const low = plotNumber(bin.intervalLow ?? bin.measured);
    const high = plotNumber(bin.intervalHigh ?? bin.measured);
    return [theory, { ranks, share: plotNumber(bin.measured), low, high, series: MEASURED }];
  });
  const subtitle = `${countOf(selection.children, 'child', 'children')}, maximum likelihood over the possible parents; ${equation('P', countText(context.population))}, ${equation('s', countText(context.sample))}`;
  const caption = { title: titleOf(selection), subtitle, width };
  return layeredFigure('selection', caption, 180, layersOf(rows, width));
}

function layersOf(rows: { series: string }[], width: number): Layer[] {
  const names = [THEORY, MEASURED];
  const color = {
    field: 'series',
    type: 'nominal',
    scale: { domain: names, range: [COLORS.pale, COLORS.red] },
    legend: { title: null, columns: legendColumns(names, width), symbolType: 'square' },
  };
  const title = 'Rank of the parent in its population (1 = worst)';
  const x = { field: 'ranks', type: 'ordinal', title, sort: null, axis: { labelAngle: -45 } };
  const encoding = { x, y: share('share', 'Share of parents'), color } as Encoding;
  const measured = inline(rows.filter(row => row.series === MEASURED));
  return [
    { data: inline(rows.filter(row => row.series === THEORY)), mark: { type: 'bar' }, encoding },
    {
      data: measured,
      mark: { type: 'rule', strokeWidth: 1.5 },
      encoding: { ...encoding, y: { ...share('low', 'Share of parents') }, y2: { field: 'high' } },
    },
    { data: measured, mark: { type: 'point', filled: true, size: 45, opacity: 1 }, encoding },
  ];
}

function titleOf({ goodness }: Selection): string {
  if (goodness === null) return 'Parents by their rank, measured and by theory';
  const verdict =
    goodness >= 0.05
      ? 'Parents are selected as the hypergeometric says'
      : 'Parents are not selected as the hypergeometric says';
  return `${verdict} (${pValueText(goodness)})`;
}
