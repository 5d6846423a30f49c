// How figures become files, in the formats asked for.

import type { FigureSize, FigureSpec } from '../charts/figure.ts';
import { type FigureTheme, themed } from '../charts/palettes.ts';
import { stableJson } from '../shared/stable-json.ts';
import { type Compile, type Compiled, loadCompiler } from './compile.ts';
import { compiledFigure } from './compile-figure.ts';
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

/** How a compiled figure becomes an SVG document; it may be shared, and is not to be written into. */
export type DrawSvg = (compiled: Compiled) => Promise<string>;

/** What draws figures, loaded: they are compiled here and drawn wherever that may be. */
export interface Drawing {
  readonly compile: Compile;
  readonly drawSvg: DrawSvg;
}

/** Loads Vega-Lite. */
export async function drawingBy(drawSvg: DrawSvg): Promise<Drawing> {
  return { compile: await loadCompiler(), drawSvg };
}

/**
 * Files of the figures, in their order; all are compiled and asked for at once. Vega, Vega-Lite and resvg are loaded only
 * if a format needs them.
 */
export async function drawFigures(
  figures: readonly ModuleFigure[],
  formats: readonly FigureFormat[],
  look: FigureLook = {},
  drawing?: Drawing,
): Promise<OutputFile[]> {
  const draws = formats.includes('svg') || formats.includes('png');
  const by = drawing ?? (draws ? await drawingBy(drawHere) : undefined);
  const files = await Promise.all(
    figures.map(figure => drawFigure(figure, formats, look, draws ? by : undefined)),
  );
  return files.flat();
}

async function drawFigure(
  { module, figure }: ModuleFigure,
  formats: readonly FigureFormat[],
  { theme = 'paper', dpi = PRINT_DPI }: FigureLook,
  drawing: Drawing | undefined,
): Promise<OutputFile[]> {
  const path = module === '' ? figure.name : `${module}/${figure.name}`;
  const drawn = drawing && drawThemed(figure.spec, theme, drawing);
  const spec = themed(figure.spec, theme);
  // Laid out while it is drawn.
  const text = formats.includes('vl') ? [{ path: `${path}.vl.json`, content: stableJson(spec) }] : [];
  if (drawn === undefined) return text;
  const svg = await drawn;
  return [
    ...text,
    ...(formats.includes('svg') ? [{ path: `${path}.svg`, content: svg }] : []),
    ...(formats.includes('png') ? [{ path: `${path}.png`, content: await drawPng(svg, dpi) }] : []),
  ];
}

function drawThemed(
  spec: FigureSpec['spec'],
  theme: FigureTheme,
  { compile, drawSvg }: Drawing,
): Promise<string> {
  const { vega, tables } = compiledFigure(compile, spec);
  return drawSvg({ vega: themed(vega, theme), tables });
}

async function drawHere(compiled: Compiled): Promise<string> {
  const { renderSvg } = await import('./svg.ts');
  // Its own, as from a thread that draws (cli/drawing.ts).
  return renderSvg(JSON.parse(JSON.stringify(compiled)) as Compiled);
}

async function drawPng(svg: string, dpi: number): Promise<Uint8Array> {
  const { renderPng } = await import('./png.ts');
  return renderPng(svg, dpi);
}
