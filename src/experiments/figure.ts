// What a sweep shows: each measure against the swept value, as small multiples.
//
// An interval is that of the difference to the first value, drawn around the mean: seeds differ much, pairs little.
// The wait is drawn with its two predictions, which are means over the same searches.

import type { FigureSpec } from '../charts/figure.ts';
import { type Encoding, type Layer, panelFigure, type Row } from '../charts/frame.ts';
import { countOf, numberText, percentText, plotNumber, secondsText } from '../charts/number-text.ts';
import { type SeriesStyle, styleScales } from '../charts/series.ts';
import { COLORS, DOUBLE_COLUMN } from '../charts/theme.ts';
import type { SweepCell, SweepResult } from './contract.ts';
import { MEASURES, type MeasureId } from './measures.ts';

const COLUMNS = 3;
const PANEL_WIDTH = 172;
const PANEL_HEIGHT = 120;

const PANELS: readonly MeasureId[] = [
  'bestQuality',
  'targetSeconds',
  'sharing',
  'transferredShare',
  'idleShare',
  'meanWaitSeconds',
];
const STYLES: readonly SeriesStyle[] = [
  { name: 'simulated', color: COLORS.blue },
  { name: 'normal model, all start together', color: COLORS.red, dash: [6, 3], shape: 'square' },
  { name: 'ends come evenly', color: COLORS.grey, dash: [2, 2], shape: 'triangle-up' },
];
const SERIES: Partial<Record<MeasureId, { panel: MeasureId; style: number }>> = {
  waitTogetherSeconds: { panel: 'meanWaitSeconds', style: 1 },
  waitEvenlySeconds: { panel: 'meanWaitSeconds', style: 2 },
};

export function drawSweep(result: SweepResult): FigureSpec {
  const rows = result.cells.flatMap(rowOf);
  return panelFigure('sweep', captionOf(result), {
    data: rows,
    facet: {
      field: 'panel',
      type: 'nominal',
      title: null,
      sort: PANELS.map(titleOf),
      header: { labelAnchor: 'start', labelFontWeight: 'bold', labelPadding: 4 },
    },
    columns: COLUMNS,
    spacing: { row: 14, column: 14 },
    width: PANEL_WIDTH,
    height: PANEL_HEIGHT,
    layer: layersOf(result),
    resolve: { scale: { y: 'independent' }, axis: { x: 'independent' } },
  });
}

function rowOf({ measure, value, mean, difference }: SweepCell): Row[] {
  const { panel, style } = SERIES[measure] ?? { panel: measure, style: 0 };
  if (mean === null || !PANELS.includes(panel)) return [];
  const scale = MEASURES[panel].unit === '%' ? 100 : 1;
  const place = (number: number) => plotNumber(number * scale);
  const row = { panel: titleOf(panel), value, y: place(mean), series: STYLES[style]?.name ?? '' };
  const { mean: middle = null, low = null, high = null } = difference ?? {};
  if (style > 0 || middle === null || low === null || high === null) return [row];
  return [{ ...row, low: place(mean + low - middle), high: place(mean + high - middle) }];
}

function titleOf(measure: MeasureId): string {
  const { title, unit } = MEASURES[measure];
  return unit === '' ? title : `${title} (${unit})`;
}

function layersOf({ option, values }: SweepResult): Layer[] {
  const { color, strokeDash, shape } = styleScales(STYLES, DOUBLE_COLUMN);
  const x = { field: 'value', type: 'ordinal', sort: [...values], title: option, axis: { labelAngle: 0 } };
  const y = { field: 'y', type: 'quantitative', title: null, scale: { zero: false }, axis: { tickCount: 4 } };
  const encoding = { x, y, color } as Encoding;
  return [
    {
      mark: { type: 'line', strokeWidth: 1.6, aria: false },
      encoding: { ...encoding, strokeDash } as Encoding,
    },
    {
      mark: { type: 'rule', strokeWidth: 1.4, aria: false },
      encoding: { ...encoding, y: { ...y, field: 'low' }, y2: { field: 'high' } } as Encoding,
    },
    {
      mark: { type: 'point', filled: true, size: 28, opacity: 1, aria: false },
      encoding: { ...encoding, shape } as Encoding,
    },
  ];
}

function captionOf(result: SweepResult) {
  const { option, values, seeds } = result;
  const subtitle = `${countOf(seeds, 'seed')} a value, the same for each; bars: 95 % interval of the difference to ${option} ${values[0]}, seed by seed`;
  return {
    title: headline(result) ?? `What ${option} changes: ${values.join(', ')}`,
    subtitle,
    width: DOUBLE_COLUMN,
  };
}

/** What the last value costs or gains against the first, where the pairs can tell. */
function headline({ option, values, cells }: SweepResult): string | null {
  const last = values.at(-1);
  const said = PANELS.flatMap(measure => {
    const cell = cells.find(each => each.value === last && each.measure === measure);
    const { mean = null, low = null, high = null } = cell?.difference ?? {};
    if (mean === null || low === null || high === null || low * high <= 0) return [];
    const amount = amountText(Math.abs(mean), MEASURES[measure].unit);
    return [`${MEASURES[measure].title.toLowerCase()} ${mean > 0 ? '+' : '−'}${amount}`];
  });
  if (said.length === 0)
    return `From ${option} ${values[0]} to ${last} nothing changes that the seeds can tell`;
  return `From ${option} ${values[0]} to ${last}: ${said.slice(0, 3).join(', ')}`;
}

function amountText(value: number, unit: '' | 's' | '%'): string {
  if (unit === 's') return secondsText(value);
  return unit === '%' ? `${percentText(value).replace(/\u00a0%$/, '')} points` : numberText(value);
}
