// Is a PNG of the size asked for, with its text, and the same bytes each time?

import { createHash } from 'node:crypto';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { layeredFigure } from '../../src/charts/frame.ts';
import { drawFigures } from '../../src/report/figures.ts';
import { renderPng } from '../../src/report/png.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48" viewBox="0 0 96 48"><text x="4" y="30" font-family="DejaVu Sans, Verdana, sans-serif" font-size="20">Ag</text></svg>';

/** What a PNG says of its size. */
function readPng(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = new Map<string, number>();
  for (let place = 8; place < png.length; place += 12 + view.getUint32(place)) {
    const name = String.fromCharCode(...png.subarray(place + 4, place + 8));
    chunks.set(name, place + 8);
  }
  const [head = 0, density = 0] = [chunks.get('IHDR'), chunks.get('pHYs')];
  return {
    width: view.getUint32(head),
    height: view.getUint32(head + 4),
    perMetre: [view.getUint32(density), view.getUint32(density + 4)],
    unit: view.getUint8(density + 8),
    checksum: view.getUint32(density + 9).toString(16),
  };
}

describe('renderPng', () => {
  // The checksums are Python's zlib.crc32 of the chunk.
  it.each([
    [96, 96, 48, 3780, '952b0e1b'],
    [300, 300, 150, 11811, '78a53f76'],
    [600, 600, 300, 23622, '14944341'],
  ])('at %i dpi an inch has as many pixels', async (dpi, width, height, perMetre, checksum) => {
    expect(readPng(await renderPng(SVG, dpi))).toEqual({
      width,
      height,
      perMetre: [perMetre, perMetre],
      unit: 1,
      checksum,
    });
  });

  it('draws text in the shipped font', async () => {
    const empty = SVG.replace('Ag', '');
    const none = new Resvg(SVG, { font: { loadSystemFonts: false } }).render().asPng();
    const blank = new Resvg(empty, { font: { loadSystemFonts: false } }).render().asPng();
    expect(Buffer.from(none).equals(blank)).toBe(true);
    expect(Buffer.from(await renderPng(SVG, 96)).equals(await renderPng(empty, 96))).toBe(false);
  });
});

it('a figure’s SVG and PNG have the same bytes when drawn again', async () => {
  const figure = layeredFigure('points', { title: 'Seen', subtitle: 'By eye', width: 300 }, 40, [
    {
      data: { values: [{ x: 1 }, { x: 9 }] },
      mark: 'point',
      encoding: { x: { field: 'x', type: 'quantitative' } },
    },
  ]);
  const draw = async () => {
    const files = await drawFigures([{ module: 'm', figure }], ['svg', 'png'], { theme: 'dark', dpi: 150 });
    return files.map(({ path, content }) => [path, createHash('sha256').update(content).digest('hex')]);
  };
  expect(await draw()).toEqual(await draw());
});
