// A specification as an SVG, compiled by itself: not as reports compile it, once for page and drawing.

import type { TopLevelSpec } from 'vega-lite';
import { loadCompiler } from '../../src/report/compile.ts';
import { renderSvg as renderCompiled } from '../../src/report/svg.ts';

export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const compile = await loadCompiler();
  return renderCompiled(structuredClone(compile(spec)));
}
