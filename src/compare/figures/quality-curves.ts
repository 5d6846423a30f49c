// Which group finds better models, and sooner? Best so far and median of the window, by candidate and by time.
//
// A line is the median of a group's runs, its band their 10 % to 90 % quantiles. As in the paper's Figure 3 the axis
// is trimmed to the high end: the first twentieth of every curve is left out, where models are poor and tell nothing.

import type { FigureSize, FigureSpec } from '../../charts/figure.ts';
import { labelText } from '../../charts/fit-text.ts';
import { type Encoding, type Layer, panelFigure, type Row } from '../../charts/frame.ts';
import {
  countOf,
  countText,
  numberText,
  plotNumber,
  type TimeUnit,
  timeUnitOf,
} from '../../charts/number-text.ts';
import { arrangePanels } from '../../charts/panels.ts';
import { type SeriesStyle, styleScales } from '../../charts/series.ts';
import { DOUBLE_COLUMN } from '../../charts/theme.ts';
import { isSkipped } from '../../shared/skipped.ts';
import { quantileType7 } from '../../stats/quantile.ts';
import { isApart } from '../difference.ts';
import type { Comparison, Curve } from '../schema.ts';
import { groupStyles } from './group-styles.ts';

/** Pixels: a panel with its axis, its axis, and the figure's edges. */
const LEAST_WIDTH = 240;
const AXIS_WIDTH = 58;
const PADDING = 12;
const PANEL_HEIGHT = 170;
const SPACING = 12;
const TRIMMED_SHARE = 0.05;

const NAMES = { best: 'Best so far', window: 'Median of the window' } as const;

export function drawCurves(comparison: Comparison, { width = DOUBLE_COLUMN }: FigureSize): FigureSpec | null {
  const { quality } = comparison;
  if (isSkipped(quality)) return null;
  const curves = quality.curves.filter(({ points }) => points.length > 1);
  if (curves.length === 0) return null;
  const styles = stylesOf(comparison, curves);
  const seconds = curves.filter(({ against }) => against === 'seconds');
  const unit = timeUnitOf(Math.max(1, ...seconds.map(({ points }) => points.at(-1)?.x ?? 0)));
  const panels = [...new Set(curves.map(curve => panelName(curve, unit)))];
  const { columns, panelWidth } = arrangePanels({
    width: width - PADDING,
    most: Math.min(2, panels.length),
    least: LEAST_WIDTH,
    spacing: SPACING,
  });
  const caption = {
    title: titleOf(comparison),
    subtitle: subtitleOf(quality.window, curves),
    width,
  };
  return panelFigure('quality-curves', caption, {
    data: curves.flatMap(curve => rowsOf(curve, unit, styles.get(curve.group)?.name ?? '')),
    facet: {
      field: 'panel',
      type: 'nominal',
      title: null,
      sort: panels,
      header: { labelAnchor: 'start', labelFontWeight: 'bold', labelPadding: 4 },
    },
    columns,
    spacing: SPACING,
    width: panelWidth - AXIS_WIDTH,
    height: PANEL_HEIGHT,
    layer: layersOf([...styles.values()], hasBands(curves), width),
    resolve: { scale: { x: 'independent', y: 'independent' }, axis: { x: 'independent', y: 'independent' } },
  });
}

function stylesOf({ groups }: Comparison, curves: readonly Curve[]): Map<string | null, SeriesStyle> {
  const isPooled = curves.some(({ group }) => group === null);
  const names = isPooled ? [`all ${countOf(groups.length, 'group')}`] : groups.map(({ name }) => name);
  const styles = groupStyles(names);
  return new Map(styles.map((style, index) => [isPooled ? null : (groups[index]?.name ?? ''), style]));
}

function panelName({ quality, against }: Curve, { symbol }: TimeUnit): string {
  return `${NAMES[quality]}, by ${against === 'candidate' ? 'candidate' : `time (${symbol})`}`;
}

function rowsOf(curve: Curve, unit: TimeUnit, series: string): Row[] {
  const divisor = curve.against === 'seconds' ? unit.seconds : 1;
  const end = curve.points.at(-1)?.x ?? 0;
  const shown = curve.points.filter(({ x }) => x >= TRIMMED_SHARE * end);
  return shown.map(({ x, middle, low, high }) => ({
    panel: panelName(curve, unit),
    series,
    x: plotNumber(x / divisor),
    y: plotNumber(middle),
    low: plotNumber(low),
    high: plotNumber(high),
  }));
}

function hasBands(curves: readonly Curve[]): boolean {
  return curves.some(({ runs }) => runs > 1);
}

function layersOf(styles: readonly SeriesStyle[], banded: boolean, width: number): Layer[] {
  const { color, strokeDash } = lineScales(styles, width);
  const x = { field: 'x', type: 'quantitative', title: null, scale: { nice: false, zero: false } };
  const y = { field: 'y', type: 'quantitative', title: 'Quality', scale: { nice: false, zero: false } };
  const band: Layer = {
    mark: { type: 'area', opacity: 0.18, aria: false },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color } as Encoding,
  };
  const line: Layer = {
    mark: { type: 'line', strokeWidth: 1.6, aria: false },
    encoding: { x, y, color, strokeDash } as Encoding,
  };
  return banded ? [band, line] : [line];
}

/** A band would fill the legend's symbols, a line's dash is what tells groups apart. */
function lineScales(styles: readonly SeriesStyle[], width: number) {
  const { color, strokeDash } = styleScales(styles, width - AXIS_WIDTH - PADDING);
  const legend = {
    ...color.legend,
    symbolType: 'stroke',
    symbolFillColor: 'transparent',
    symbolStrokeWidth: 2,
  };
  return { color: { ...color, legend }, strokeDash: { ...strokeDash, legend } };
}

function titleOf({ groups, runs, measures }: Comparison): string {
  const best = measures.find(({ id }) => id === 'best');
  const medians = groups.flatMap(({ name }) => {
    const known = runs.flatMap(({ group }, index) => (group === name ? (best?.values[index] ?? []) : []));
    if (known.length === 0) return [];
    return [{ name, median: quantileType7(Float64Array.from(known).sort(), 0.5) }];
  });
  medians.sort((a, b) => b.median - a.median);
  const [first, last] = [medians[0], medians.at(-1)];
  if (first === undefined || last === undefined || first === last) return 'Quality over the search';
  const what = groups.some(({ runs: count }) => count > 1) ? 'Median best quality' : 'Best quality';
  if (first.median === last.median) return `${what} is ${numberText(first.median, 4)} everywhere`;
  const said = `${what} from ${numberText(last.median, 4)} (${labelText(last.name)}) to ${numberText(first.median, 4)} (${labelText(first.name)})`;
  const tested = (best?.differences ?? []).filter(({ low }) => low !== null);
  return tested.length === 0 || tested.some(isApart) ? said : `${said}, which may be chance`;
}

function subtitleOf(window: number | null, curves: readonly Curve[]): string {
  const parts = [
    hasBands(curves) ? 'Lines: medians of the runs; bands: their 10 % to 90 % quantiles' : 'One run a line',
    window === null ? '' : `window: the last ${countText(window)} successes`,
    'the first 5 % of each axis are cut off',
  ];
  return parts.filter(part => part !== '').join('; ');
}
