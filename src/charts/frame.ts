// How marks become a figure: schema, theme, and a caption broken to the figure's width.

import type { TopLevelSpec } from 'vega-lite';
import type { FigureSpec } from './figure.ts';
import { balanceText, wrapText } from './fit-text.ts';
import { FONT_SIZE, THEME, TITLE_SIZE } from './theme.ts';

export const VEGA_LITE_SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
const PADDING = 4;

export type LayeredSpec = Extract<TopLevelSpec, { layer: unknown }>;
export type Layer = LayeredSpec['layer'][number];
export type Encoding = NonNullable<Extract<Layer, { mark: unknown }>['encoding']>;
export type FacetedSpec = Extract<TopLevelSpec, { facet: unknown }>;
export type Resolve = NonNullable<LayeredSpec['resolve']>;

/** A row of a figure's data; field names are the builder's own, never the trace's. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface Caption {
  /** What is seen, in one sentence without a full stop. */
  readonly title: string;
  /** By what method, on what data. */
  readonly subtitle: string;
  /** Width of the whole figure in pixels. */
  readonly width: number;
}

/** A figure of one panel, exactly as wide as its caption says; `height` is the panel's, in pixels. */
export function layeredFigure(
  name: string,
  caption: Caption,
  height: number,
  layer: Layer[],
  resolve: Resolve = {},
): FigureSpec {
  const autosize = { type: 'fit-x', contains: 'padding' } as const;
  return { name, spec: { ...frame(caption), autosize, width: caption.width, height, layer, resolve } };
}

export interface Panels {
  readonly data: readonly Row[];
  readonly facet: FacetedSpec['facet'];
  readonly columns: number;
  readonly spacing: number | { row: number; column: number };
  /** Size of one panel in pixels, without its axes. */
  readonly width: number;
  readonly height: number;
  readonly layer: Layer[];
  readonly resolve?: Resolve;
}

/** A figure of small multiples over one field; the panels' sizes are the caller's, to fit the caption's width. */
export function panelFigure(name: string, caption: Caption, panels: Panels): FigureSpec {
  const { data, facet, columns, spacing, width, height, layer, resolve = {} } = panels;
  const body = { facet, columns, spacing, spec: { width, height, layer }, resolve };
  return { name, spec: { ...frame(caption), data: { values: [...data] }, ...body } as TopLevelSpec };
}

/** A figure of panels with scales of their own, side by side. */
export function sideBySideFigure(
  name: string,
  caption: Caption,
  spacing: number,
  panels: { width: number; height: number; layer: Layer[] }[],
): FigureSpec {
  return { name, spec: { ...frame(caption), spacing, hconcat: panels } };
}

function frame(caption: Caption) {
  const width = caption.width - 2 * PADDING;
  return {
    $schema: VEGA_LITE_SCHEMA,
    description: `${caption.title}. ${caption.subtitle}`,
    title: {
      text: balanceText(caption.title, width, TITLE_SIZE, 'bold'),
      subtitle: wrapText(caption.subtitle, width, FONT_SIZE),
    },
    config: THEME,
  };
}
