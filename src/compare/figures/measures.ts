// How do the headline numbers of the groups spread, and do the groups differ in them? A strip of runs a number.
//
// Drawn where there is a spread to see: repeats, or more groups than have a line each. A tick is a run, the point the
// mean of its group with Student's 95 % interval.

import type { FigureSize, FigureSpec } from '../../charts/figure.ts';
import { type Encoding, type Layer, panelFigure, type Row } from '../../charts/frame.ts';
import { countOf, countText, numberText, plotNumber, timeUnitOf } from '../../charts/number-text.ts';
import { arrangePanels } from '../../charts/panels.ts';
import type { SeriesStyle } from '../../charts/series.ts';
import { measureText } from '../../charts/text-width.ts';
import { COLORS, DOUBLE_COLUMN, FONT_SIZE } from '../../charts/theme.ts';
import { MOST_LINES } from '../curves.ts';
import type { Comparison, Measure } from '../schema.ts';
import { groupStyles } from './group-styles.ts';

const MOST_COLUMNS = 3;
/** Pixels a panel needs for its name. */
const LEAST_WIDTH = 150;
const EDGES = 24;
const SPACING = 16;
const ROW_HEIGHT = 20;
const PADDING = 10;

/** Of each question the numbers that a reader asks for first. */
const SHOWN: readonly string[] = [
  'best',
  'commonSeconds',
  'median',
  'duplicateShare',
  'prefixEntropy',
  'transferredShare',
  'repeatLift',
  'sharingLift',
  'dominatedShare',
];

export function drawMeasures(
  comparison: Comparison,
  { width = DOUBLE_COLUMN }: FigureSize,
): FigureSpec | null {
  const { groups, measures } = comparison;
  const isPooled = groups.length > MOST_LINES;
  if (!isPooled && groups.every(({ runs }) => runs < 2)) return null;
  const shown = SHOWN.flatMap(id => measures.find(each => each.id === id && isShown(each)) ?? []);
  if (shown.length === 0) return null;
  const styles = isPooled
    ? groupStyles([`all ${countText(groups.length)}`])
    : groupStyles(groups.map(({ name }) => name));
  const labels = Math.max(...styles.map(({ name }) => measureText(name, FONT_SIZE)));
  const caption = {
    title: titleOf(comparison),
    subtitle: subtitleOf(comparison, isPooled),
    width,
  };
  const { columns, panelWidth } = arrangePanels({
    width: width - labels - EDGES,
    most: MOST_COLUMNS,
    least: LEAST_WIDTH,
    spacing: SPACING,
  });
  return panelFigure('measures', caption, {
    data: shown.flatMap(measure => rowsOf(measure, comparison, styles, isPooled)),
    facet: {
      field: 'panel',
      type: 'nominal',
      title: null,
      sort: shown.map(panelName),
      header: { labelAnchor: 'start', labelFontWeight: 'bold', labelPadding: 4 },
    },
    columns,
    spacing: SPACING,
    width: panelWidth,
    height: styles.length * ROW_HEIGHT + PADDING,
    layer: layersOf(styles, isPooled),
    resolve: { scale: { x: 'independent' }, axis: { x: 'independent' } },
  });
}

function isShown({ values, skipped }: Measure): boolean {
  return skipped === null && values.some(value => value !== null);
}

function panelName(measure: Measure): string {
  const { symbol } = scaleOf(measure);
  return symbol === '' ? measure.title : `${measure.title} (${symbol})`;
}

/** The unit in which a measure is drawn. */
function scaleOf({ unit, values }: Measure): { symbol: string; divisor: number } {
  if (unit === 'share') return { symbol: '%', divisor: 0.01 };
  if (unit !== 's') return { symbol: '', divisor: 1 };
  const { symbol, seconds } = timeUnitOf(Math.max(0, ...values.map(value => value ?? 0)));
  return { symbol, divisor: seconds };
}

function rowsOf(
  measure: Measure,
  { runs, groups }: Comparison,
  styles: readonly SeriesStyle[],
  isPooled: boolean,
): Row[] {
  const { divisor } = scaleOf(measure);
  const panel = panelName(measure);
  const place = (value: number) => plotNumber(value / divisor);
  const seriesOf = (group: string) =>
    styles[isPooled ? 0 : groups.findIndex(({ name }) => name === group)]?.name ?? '';
  const ticks = measure.values.flatMap((value, run) =>
    value === null ? [] : [{ panel, series: seriesOf(runs[run]?.group ?? ''), run: place(value) }],
  );
  if (isPooled) return ticks;
  const means = measure.groups.flatMap(({ mean, low, high }, group) => {
    const series = styles[group]?.name ?? '';
    if (mean === null) return [];
    const interval = low === null || high === null ? {} : { low: place(low), high: place(high) };
    return [{ panel, series, mean: place(mean), ...interval }];
  });
  return [...ticks, ...means];
}

function layersOf(styles: readonly SeriesStyle[], isPooled: boolean): Layer[] {
  const domain = styles.map(({ name }) => name);
  const color = {
    field: 'series',
    type: 'nominal',
    legend: null,
    scale: { domain, range: styles.map(style => style.color) },
  };
  const x = { type: 'quantitative', title: null, scale: { zero: false }, axis: { tickCount: 4 } };
  const y = {
    field: 'series',
    type: 'nominal',
    title: null,
    sort: domain,
    axis: { ticks: false, domain: false },
  };
  const at = (field: string) => ({ ...x, field });
  const runs: Layer = {
    mark: { type: 'tick', thickness: 1.2, size: 13, opacity: isPooled ? 0.35 : 0.55, aria: false },
    encoding: { x: at('run'), y, color } as Encoding,
  };
  if (isPooled) return [runs];
  return [
    runs,
    {
      mark: { type: 'rule', strokeWidth: 1.4, aria: false },
      encoding: { x: at('low'), x2: { field: 'high' }, y, color } as Encoding,
    },
    {
      mark: { type: 'point', filled: true, size: 36, opacity: 1, stroke: COLORS.black, aria: false },
      encoding: { x: at('mean'), y, color } as Encoding,
    },
  ];
}

function titleOf({ groups, intervals, apart }: Comparison): string {
  if (intervals === 0) return `How the numbers of ${countOf(groups.length, 'group')} spread`;
  const said = `${countText(apart)} of ${countText(intervals)} headline numbers differ`;
  const expected = `chance alone makes about ${numberText(intervals / 20, 2)} differ`;
  return apart <= intervals / 20 ? `${said}, no more than by chance (${expected})` : `${said}; ${expected}`;
}

function subtitleOf({ runs, groups }: Comparison, isPooled: boolean): string {
  const spread = `A tick is a run (${countOf(runs.length, 'run')}, ${countOf(groups.length, 'group')})`;
  return isPooled
    ? spread
    : `${spread}; points: means with 95 % intervals; a number that differs: 95 % interval of the difference without 0`;
}
