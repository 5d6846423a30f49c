// What a sweep shows: each measure against the swept value, as small multiples.
//
// An interval is that of the difference to the first value, drawn around the mean: seeds differ much, pairs little.
// The wait is drawn with its two predictions, which are means over the same searches.

import type { FigureSize, FigureSpec } from '../charts/figure.ts';
import { type Encoding, type Layer, panelFigure, type Row } from '../charts/frame.ts';
import {
  countOf,
  numberText,
  percentText,
  plotNumber,
  secondsText,
  timeUnitOf,
} from '../charts/number-text.ts';
import { arrangePanels } from '../charts/panels.ts';
import { type SeriesStyle, styleScales } from '../charts/series.ts';
import { COLORS, DOUBLE_COLUMN } from '../charts/theme.ts';
import type { SweepCell, SweepResult } from './contract.ts';
import { MEASURES, type MeasureId } from './measures.ts';

const MOST_COLUMNS = 3;
/** Pixels. */
const LEAST_WIDTH = 150;
const SPACING = 14;
/** Labels and ticks of the y axis, which each panel has for itself. */
const AXIS_WIDTH = 48;
const PADDING = 8;
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

/** Title with unit, and what one unit is in the cells' own. */
interface Panel {
  readonly title: string;
  readonly divisor: number;
}

export function drawSweep(result: SweepResult, { width = DOUBLE_COLUMN }: FigureSize = {}): FigureSpec {
  const panels = new Map(PANELS.map(measure => [measure, panelOf(measure, result)]));
  const rows = result.cells.flatMap(cell => rowOf(cell, panels));
  const { columns, panelWidth } = arrangePanels({
    width: width - PADDING,
    most: MOST_COLUMNS,
    least: LEAST_WIDTH + AXIS_WIDTH,
    spacing: SPACING,
  });
  return panelFigure('sweep', captionOf(result, width), {
    data: rows,
    facet: {
      field: 'panel',
      type: 'nominal',
      title: null,
      sort: [...panels.values()].map(({ title }) => title),
      header: { labelAnchor: 'start', labelFontWeight: 'bold', labelPadding: 4 },
    },
    columns,
    spacing: { row: SPACING, column: SPACING },
    width: panelWidth - AXIS_WIDTH,
    height: PANEL_HEIGHT,
    layer: layersOf(
      result,
      width,
      rows.some(row => 'low' in row),
    ),
    resolve: { scale: { y: 'independent' }, axis: { x: 'independent' } },
  });
}

/** Shares in percent, times in the unit that the longest of them suits. */
function panelOf(measure: MeasureId, { cells }: SweepResult): Panel {
  const { title, unit } = MEASURES[measure];
  if (unit === '') return { title, divisor: 1 };
  if (unit === '%') return { title: `${title} (%)`, divisor: 0.01 };
  const longest = Math.max(0, ...cells.map(cell => (cell.measure === measure ? (cell.mean ?? 0) : 0)));
  const { symbol, seconds } = timeUnitOf(longest);
  return { title: `${title} (${symbol})`, divisor: seconds };
}

function rowOf(
  { measure, value, mean, difference }: SweepCell,
  panels: ReadonlyMap<MeasureId, Panel>,
): Row[] {
  const { panel: id, style } = SERIES[measure] ?? { panel: measure, style: 0 };
  const panel = panels.get(id);
  if (mean === null || panel === undefined) return [];
  const place = (number: number) => plotNumber(number / panel.divisor);
  const row = { panel: panel.title, value, y: place(mean), series: STYLES[style]?.name ?? '' };
  const { mean: middle = null, low = null, high = null } = difference ?? {};
  if (style > 0 || middle === null || low === null || high === null) return [row];
  return [{ ...row, low: place(mean + low - middle), high: place(mean + high - middle) }];
}

function layersOf({ option, values }: SweepResult, width: number, withIntervals: boolean): Layer[] {
  const { color, strokeDash, shape } = styleScales(STYLES, width);
  const x = { field: 'value', type: 'ordinal', sort: [...values], title: option, axis: { labelAngle: 0 } };
  const y = { field: 'y', type: 'quantitative', title: null, scale: { zero: false }, axis: { tickCount: 4 } };
  const encoding = { x, y, color } as Encoding;
  const interval = { ...encoding, y: { ...y, field: 'low' }, y2: { field: 'high' } } as Encoding;
  return [
    {
      mark: { type: 'line', strokeWidth: 1.6, aria: false },
      encoding: { ...encoding, strokeDash } as Encoding,
    },
    ...(withIntervals
      ? [{ mark: { type: 'rule', strokeWidth: 1.4, aria: false }, encoding: interval } satisfies Layer]
      : []),
    {
      mark: { type: 'point', filled: true, size: 28, opacity: 1, aria: false },
      encoding: { ...encoding, shape } as Encoding,
    },
  ];
}

function captionOf(result: SweepResult, width: number) {
  const { option, values, seeds } = result;
  const subtitle = `${countOf(seeds, 'seed')} a value, the same for each${seeds > 1 ? `; bars: 95 % interval of the difference to ${option} ${values[0]}, seed by seed` : ''}`;
  return { title: headline(result), subtitle, width };
}

/** What the last value costs or gains against the first, where the pairs can tell. */
function headline({ option, values, cells, seeds }: SweepResult): string {
  if (seeds === 1) return `What ${option} changes: ${values.join(', ')}`;
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
