// How several series share a panel: each with its colour, dash and point shape, named in one legend below.

import type { Layer, Row } from './frame.ts';
import { inline } from './marks.ts';
import { measureText } from './text-width.ts';
import { COLORS, FONT_SIZE } from './theme.ts';

export interface SeriesStyle {
  readonly name: string;
  readonly color: string;
  /** Dash and gap in pixels; solid when empty. */
  readonly dash?: readonly number[];
  readonly shape?: string;
}

/** Pixels of a legend's entry beside its name: the symbol and the space around. */
export const LEGEND_SYMBOL_WIDTH = 30;

/** Scales that give each named series its style: `color`, `strokeDash` and `shape` over one domain. */
export function styleScales(styles: readonly SeriesStyle[], legendWidth: number) {
  const domain = styles.map(style => style.name);
  const legend = { title: null, columns: legendColumns(domain, legendWidth) } as const;
  const common = { field: 'series', type: 'nominal', legend } as const;
  return {
    color: { ...common, scale: { domain, range: styles.map(style => style.color) } },
    strokeDash: { ...common, scale: { domain, range: styles.map(style => [...(style.dash ?? [1, 0])]) } },
    shape: { ...common, scale: { domain, range: styles.map(style => style.shape ?? 'circle') } },
  };
}

/** How many of the names fit beside each other in a legend of that width; at least one. */
export function legendColumns(names: readonly string[], width: number): number {
  const widest = Math.max(...names.map(name => measureText(name, FONT_SIZE)));
  return Math.max(1, Math.min(names.length, Math.floor(width / (widest + LEGEND_SYMBOL_WIDTH))));
}

export interface LineSeries {
  /** Rows of `x`, `y` and `series`, which is a style's name. */
  readonly rows: readonly Row[];
  readonly styles: readonly SeriesStyle[];
  readonly width: number;
  readonly x: object;
  readonly y: object;
  readonly interpolate?: 'linear' | 'step-after';
  /** Marks each value by its series' shape: for few values. */
  readonly points?: boolean;
}

/** Lines, and points if asked, one series a colour. */
export function lineLayers(lines: LineSeries): Layer[] {
  const { rows, styles, width, x, y, interpolate = 'linear', points = false } = lines;
  const { color, strokeDash, shape } = styleScales(styles, width);
  const data = inline(rows);
  const place = {
    x: { field: 'x', type: 'quantitative', ...x },
    y: { field: 'y', type: 'quantitative', ...y },
  } as const;
  const line: Layer = {
    data,
    mark: { type: 'line', interpolate, strokeWidth: 1.6, aria: false },
    encoding: { ...place, color, strokeDash },
  };
  if (!points) return [line];
  const marks: Layer = {
    data,
    mark: { type: 'point', filled: true, size: 28, opacity: 1, aria: false },
    encoding: { ...place, color, shape },
  };
  return [line, marks];
}

/** The usual styles, most important first: distinct in colour, in grey, and by dash or shape. */
export const STYLES: readonly Omit<SeriesStyle, 'name'>[] = [
  { color: COLORS.blue, dash: [1, 0], shape: 'circle' },
  { color: COLORS.red, dash: [5, 3], shape: 'square' },
  { color: COLORS.grey, dash: [2, 2], shape: 'triangle-up' },
  { color: COLORS.purple, dash: [8, 3, 2, 3], shape: 'diamond' },
];

/** The usual styles under these names. */
export function styleNames(names: readonly string[]): SeriesStyle[] {
  return names.map((name, index) => ({
    name,
    ...STYLES[index % STYLES.length],
    color: STYLES[index % STYLES.length]?.color ?? COLORS.black,
  }));
}
