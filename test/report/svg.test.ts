// Is an SVG the same bytes twice, measured in the theme's font, and well-formed whatever the trace says?

import { describe, expect, it } from 'vitest';
import { layeredFigure } from '../../src/charts/frame.ts';
import { measureText } from '../../src/charts/text-width.ts';
import { FONT_SIZE } from '../../src/charts/theme.ts';
import { drawAll } from '../charts/draw.ts';
import { renderSvg } from '../charts/render-svg.ts';
import { type SearchShape, SHAPES, sample } from '../charts/samples/index.ts';

function shapeNamed(name: string): SearchShape {
  const shape = SHAPES[name];
  if (shape === undefined) throw new Error(`no shape ${name}`);
  return shape;
}

const figures = (name: string) => drawAll(sample(shapeNamed(name))).map(({ figure }) => figure);

describe('renderSvg', () => {
  it('gives the same bytes for the same specification, in any order', async () => {
    const drawn = figures('short');
    const forward = await Promise.all(drawn.map(({ spec }) => renderSvg(spec)));
    const backward: string[] = [];
    for (const { spec } of [...drawn].reverse()) backward.unshift(await renderSvg(spec));
    expect(backward).toEqual(forward);
  });

  it('makes room for labels by the font, not by a guess', async () => {
    const widthOf = async (label: string) => {
      const spec = layeredFigure('f', { title: 't', subtitle: 's', width: 400 }, 20, [
        {
          data: { values: [{ name: label, value: 1 }] },
          mark: 'bar',
          encoding: {
            y: { field: 'name', type: 'nominal', title: null },
            x: { field: 'value', type: 'quantitative' },
          },
        },
      ]).spec;
      // The panel is what the labels leave of 400 pixels.
      const panel = /<path class="background"[^>]* d="M[\d.,]+h([\d.]+)/.exec(await renderSvg(spec));
      return 400 - Number(panel?.[1]);
    };
    const grown = (await widthOf('mmmmmmmmmm')) - (await widthOf('iiiiiiiiii'));
    const expected = measureText('mmmmmmmmmm', FONT_SIZE) - measureText('iiiiiiiiii', FONT_SIZE);
    expect(Math.abs(grown - expected)).toBeLessThanOrEqual(1.5);
  });

  it.each(figures('hostile'))(
    'writes $name without markup or control characters from the trace',
    async ({ spec }) => {
      const svg = await renderSvg(spec);
      expect(svg).not.toContain('<script');
      expect(svg).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
      expect(svg).toMatch(/^<svg .*<\/svg>\n$/s);
      const opened = svg.match(/<[a-zA-Z]+/g)?.length;
      const closed = (svg.match(/<\/[a-zA-Z]+>/g)?.length ?? 0) + (svg.match(/\/>/g)?.length ?? 0);
      expect(closed).toBe(opened);
    },
  );

  it('draws names as they are, not as field paths or expressions', async () => {
    const trie = figures('hostile').find(({ name }) => name === 'trie');
    if (trie === undefined) throw new Error('no trie');
    const svg = await renderSvg(trie.spec);
    expect(svg).toContain('>a.b[0]<');
    expect(svg).toContain('数据');
    expect(svg).toContain('\\x00\\x1b[31mred');
  });

  it('leaves out what XML cannot hold', async () => {
    const { spec } = layeredFigure('f', { title: 'a\u0001b\ud800c', subtitle: 's', width: 200 }, 20, [
      { data: { values: [{ x: 1 }] }, mark: 'point', encoding: { x: { field: 'x', type: 'quantitative' } } },
    ]);
    expect(await renderSvg(spec)).toContain('>abc<');
  });
});
