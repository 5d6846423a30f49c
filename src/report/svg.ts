// How a compiled figure becomes an SVG, without a canvas.
//
// Vega without a canvas guesses text widths; here the theme's font is measured (charts/text-width.ts).
// Vega numbers its clip paths and gradients over the whole process; they start anew for each figure, so that
// the same figure gives the same bytes. Vega takes long to load, hence imports only when a figure is drawn.

import { measureText } from '../charts/text-width.ts';
import { lazily } from '../shared/lazily.ts';
import { type Compiled, withRows } from './compile.ts';

/** What Vega tells of a text mark to whoever measures it. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Vega's text measures, which its type declarations leave out. */
interface TextMetrics {
  width: (item: TextItem, text: unknown) => number;
}

type Vega = typeof import('vega');

const DEFAULT_FONT_SIZE = 11;

/** Loads what draws, once; to be called ahead where there is time. */
export const loadVega = lazily(async (): Promise<Vega> => {
  const vega = await import('vega');
  measureWithTheme(vega);
  return vega;
});

/** The figure as an SVG document; Vega writes into what it is given. The same specification gives the same bytes. */
export async function renderSvg(compiled: Compiled): Promise<string> {
  const vega = await loadVega();
  const view = new vega.View(vega.parse(withRows(compiled)), { renderer: 'none' });
  try {
    await view.runAsync();
    vega.resetSVGDefIds();
    return `${dropUnwritable(await view.toSVG())}\n`;
  } finally {
    view.finalize();
  }
}

function measureWithTheme(vega: object): void {
  const { textMetrics } = vega as { textMetrics: TextMetrics };
  textMetrics.width = ({ fontSize = DEFAULT_FONT_SIZE, fontWeight }, text) =>
    measureText(String(text ?? ''), fontSize, isBold(fontWeight) ? 'bold' : 'normal');
}

function isBold(weight: string | number | undefined): boolean {
  return weight === 'bold' || Number(weight) >= 600;
}

/** Leaves out what XML 1.0 cannot hold: control characters and lone surrogates. */
function dropUnwritable(svg: string): string {
  // Almost never: told sooner by code units than by characters.
  if (!/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(svg)) return svg;
  return svg.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}
