// How figures become files, in the formats asked for.

import type { FigureSpec } from '../charts/figure.ts';
import { stableJson } from '../shared/stable-json.ts';
import type { OutputFile } from './files.ts';

/** The formats a figure can be written in: a Vega-Lite specification with its data, or an SVG drawing of it. */
export const FIGURE_FORMATS = ['vl', 'svg'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** A figure and the module it belongs to, which names its folder; empty for the output folder itself. */
export interface ModuleFigure {
  readonly module: string;
  readonly figure: FigureSpec;
}

/** Files of the figures, in their order. Vega is loaded only if a format needs it. */
export async function drawFigures(
  figures: readonly ModuleFigure[],
  formats: readonly FigureFormat[],
): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const { module, figure } of figures) {
    const path = module === '' ? figure.name : `${module}/${figure.name}`;
    if (formats.includes('vl')) files.push({ path: `${path}.vl.json`, content: stableJson(figure.spec) });
    if (formats.includes('svg')) files.push({ path: `${path}.svg`, content: await drawSvg(figure) });
  }
  return files;
}

async function drawSvg(figure: FigureSpec): Promise<string> {
  const { renderSvg } = await import('./svg.ts');
  return renderSvg(figure.spec);
}
