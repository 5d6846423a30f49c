// Is what is compiled for the page, without its tooltips, what would be compiled for a drawing?

import { expect, test } from 'vitest';
import { themed } from '../../src/charts/palettes.ts';
import { loadCompiler } from '../../src/report/compile.ts';
import { compiledFigure, compiledWithTooltips } from '../../src/report/compile-figure.ts';
import { drawAll } from '../charts/draw.ts';
import { SHAPES, sample } from '../charts/samples/index.ts';

const figures = Object.entries(SHAPES).flatMap(([shape, how]) =>
  drawAll(sample(how)).map(({ figure }) => ({ name: `${shape}: ${figure.name}`, spec: figure.spec })),
);

test.each(figures)('$name', async ({ spec }) => {
  const compile = await loadCompiler();
  const plain = JSON.stringify(compile(spec));
  expect(JSON.stringify(compiledFigure(compile, spec))).toBe(plain);
  expect(JSON.stringify(compiledWithTooltips(compile, spec))).not.toBe(plain);
  // The theme is put on what was compiled.
  const { vega } = compile(themed(spec, 'dark'));
  expect(themed(compiledFigure(compile, spec).vega, 'dark')).toEqual(vega);
});
