// Do the themes change colours and nothing else, and can every eye read them?

import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { themed } from '../../src/charts/palettes.ts';
import { COLORS, RARE_TO_COMMON } from '../../src/charts/theme.ts';
import { contrast, distance, EYES, luminance } from './colour-vision.ts';
import { drawAll } from './draw.ts';
import { renderSvg } from './render-svg.ts';
import { SHAPES, sample } from './samples/index.ts';

const SERIES = ['black', 'grey', 'blue', 'green', 'orange', 'red', 'purple'] as const;
const dark = (colour: string) => themed({ color: colour }, 'dark').color;
const GROUND = dark(COLORS.white);

const figures = Object.entries(SHAPES)
  .filter(([shape]) => shape === 'operations' || shape === 'attention')
  .flatMap(([shape, search]) =>
    drawAll(sample(search)).map(({ figure }) => ({ name: `${shape}: ${figure.name}`, spec: figure.spec })),
  );

describe('colours', () => {
  it('are exchanged one for one', () => {
    const paper = [...Object.values(COLORS), ...RARE_TO_COMMON];
    const exchanged = paper.map(dark);
    expect(new Set(paper).size).toBe(paper.length);
    expect(new Set(exchanged).size).toBe(paper.length);
    expect(paper.filter(colour => exchanged.includes(colour))).toEqual([]);
  });

  it.each(Object.keys(EYES))('of series stay as far apart on a dark ground as on paper: %s', name => {
    const eye = EYES[name];
    if (eye === undefined) throw new Error('no such eye');
    const closest = (colours: readonly string[]) =>
      Math.min(...colours.flatMap((a, index) => colours.slice(index + 1).map(b => distance(a, b, eye))));
    const paper = SERIES.map(series => COLORS[series]);
    expect(closest(paper.map(dark))).toBeGreaterThanOrEqual(Math.min(0.055, closest(paper)));
  });

  it.each([
    ['rare to common', RARE_TO_COMMON],
    ['tiers', [COLORS.palest, COLORS.sky, COLORS.blue]],
  ])('in order of lightness stay so, away from the ground: %s', (_, order) => {
    const lights = order.map(luminance);
    const darks = order.map(dark).map(luminance);
    expect(lights).toEqual([...lights].sort((a, b) => b - a));
    expect(darks).toEqual([...darks].sort((a, b) => a - b));
  });
});

describe.each(figures)('$name', ({ spec }) => {
  it('reads on a dark ground: texts 4.5:1, marks 3:1', async () => {
    const svg = await renderSvg(themed(spec, 'dark'));
    const quiet = [GROUND, dark(COLORS.faint)];
    const faint = [...svg.matchAll(/<(\w+)[^>]*? (?:fill|stroke)="(?!none|transparent|url)([^"]+)"/g)]
      .map(([, element, colour = '']) => ({ element, colour }))
      .filter(({ colour }) => !quiet.includes(colour))
      .filter(({ element, colour }) => contrastOf(colour) < (element === 'text' ? 4.5 : 3));
    expect(faint).toEqual([]);
  });

  it('is the same whether its colours are exchanged before or after compiling', () => {
    expect(compile(themed(spec, 'dark')).spec).toEqual(themed(compile(spec).spec, 'dark'));
  });

  it('shares its data', () => {
    const rows = (of: unknown) => JSON.stringify(of).match(/"values":\[\{.*?\}\]/g);
    expect(rows(themed(spec, 'dark'))).toEqual(rows(spec));
  });
});

it('labels that spell a colour stay', () => {
  const label = COLORS.blue;
  const spec = {
    title: { text: label, color: COLORS.black },
    data: { values: [{ color: label }] },
    encoding: {
      color: { field: 'color', scale: { domain: [label], range: [COLORS.blue] } },
      text: { value: label },
    },
  };
  expect(themed(spec, 'dark')).toEqual({
    ...spec,
    title: { text: label, color: dark(COLORS.black) },
    encoding: {
      color: { field: 'color', scale: { domain: [label], range: [dark(COLORS.blue)] } },
      text: { value: label },
    },
  });
  expect(themed(spec, 'paper')).toBe(spec);
});

it('the screen has no ground', async () => {
  const [figure] = figures;
  if (figure === undefined) throw new Error('no figure');
  expect(await renderSvg(figure.spec)).toContain(`fill="${COLORS.white}"`);
  expect(await renderSvg(themed(figure.spec, 'screen'))).not.toContain(`fill="${COLORS.white}"`);
});

/** Against the dark ground; interpolated colours are written as rgb(…). */
function contrastOf(colour: string): number {
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  const hex = (part = '0') => Number(part).toString(16).padStart(2, '0');
  return contrast(rgb === null ? colour : `#${hex(rgb[1])}${hex(rgb[2])}${hex(rgb[3])}`, GROUND);
}
