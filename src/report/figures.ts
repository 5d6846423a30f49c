// Figures as files: the Vega-Lite specification, the SVG, or both.

import type { FigureSpec } from '../charts/figure.ts';
import { stableJson } from '../shared/stable-json.ts';
import type { OutputFile } from './files.ts';
import { renderSvg } from './svg.ts';

export const FIGURE_FORMATS = ['vl', 'svg'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** `<module>/<name>.vl.json` and `.svg`, in the order of the figures. */
export async function drawFigures(
  figures: readonly { readonly module: string; readonly figure: FigureSpec }[],
  formats: readonly FigureFormat[],
): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const { module, figure } of figures) {
    const place = `${module}/${figure.name}`;
    if (formats.includes('vl')) files.push({ path: `${place}.vl.json`, content: stableJson(figure.spec) });
    if (formats.includes('svg')) files.push({ path: `${place}.svg`, content: await renderSvg(figure.spec) });
  }
  return files;
}
