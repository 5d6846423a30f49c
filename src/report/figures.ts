// How figures become files, in the formats asked for.

import type { FigureSize, FigureSpec } from '../charts/figure.ts';
import { type FigureTheme, themed } from '../charts/palettes.ts';
import { stableJson } from '../shared/stable-json.ts';
import type { OutputFile } from './files.ts';

/** The formats a figure can be written in: a Vega-Lite specification with its data, or a drawing of it. */
export const FIGURE_FORMATS = ['vl', 'svg', 'png'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export interface FigureLook {
  /** `paper` by default. */
  readonly theme?: FigureTheme | undefined;
  /** Inches of the whole figure; each figure's own width by default. */
  readonly width?: number | undefined;
  /** Dots an inch of PNG; 300 by default. */
  readonly dpi?: number | undefined;
}

const PRINT_DPI = 300;

/** The size that builders know, in pixels of 1/96 inch. */
export function sizeOf({ width }: FigureLook): FigureSize {
  return width === undefined ? {} : { width: Math.round(96 * width) };
}

/** A figure and the module it belongs to, which names its folder; empty for the output folder itself. */
export interface ModuleFigure {
  readonly module: string;
  readonly figure: FigureSpec;
}

/** How a figure becomes an SVG document. */
export type DrawSvg = (spec: FigureSpec['spec']) => Promise<string>;

/** Files of the figures, in their order; all are asked for at once. Vega and resvg are loaded only if a format needs them. */
export async function drawFigures(
  figures: readonly ModuleFigure[],
  formats: readonly FigureFormat[],
  look: FigureLook = {},
  drawSvg: DrawSvg = drawHere,
): Promise<OutputFile[]> {
  const files = await Promise.all(figures.map(figure => drawFigure(figure, formats, look, drawSvg)));
  return files.flat();
}

async function drawFigure(
  { module, figure }: ModuleFigure,
  formats: readonly FigureFormat[],
  { theme = 'paper', dpi = PRINT_DPI }: FigureLook,
  drawSvg: DrawSvg,
): Promise<OutputFile[]> {
  const path = module === '' ? figure.name : `${module}/${figure.name}`;
  const spec = themed(figure.spec, theme);
  const drawing = formats.includes('svg') || formats.includes('png') ? drawSvg(spec) : null;
  // Laid out while it is drawn.
  const text = formats.includes('vl') ? [{ path: `${path}.vl.json`, content: stableJson(spec) }] : [];
  if (drawing === null) return text;
  const svg = await drawing;
  return [
    ...text,
    ...(formats.includes('svg') ? [{ path: `${path}.svg`, content: svg }] : []),
    ...(formats.includes('png') ? [{ path: `${path}.png`, content: await drawPng(svg, dpi) }] : []),
  ];
}

async function drawHere(spec: FigureSpec['spec']): Promise<string> {
  const { renderSvg } = await import('./svg.ts');
  return renderSvg(spec);
}

async function drawPng(svg: string, dpi: number): Promise<Uint8Array> {
  const { renderPng } = await import('./png.ts');
  return renderPng(svg, dpi);
}
