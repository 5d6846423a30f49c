// Does the report work in a browser without a network: silent, safe, usable, and the files that it hands out right?

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzeTrace, drawReport, readTrace, type Summary } from '../../src/index.ts';
import { attackedTrace } from '../support/attacks.ts';
import { createRandom } from '../support/random.ts';
import { drawAll, type OpenReport, ReportBrowser } from './open-report.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const search = fileURLToPath(new URL('../../fixtures/traces/nb201-seed1.csv', import.meta.url));

let browser: ReportBrowser;
let html: string;
let summary: Summary;

beforeAll(async () => {
  browser = await ReportBrowser.start();
  ({ html, summary } = await reportOf(search));
});
afterAll(() => browser.close());

async function reportOf(...input: Parameters<typeof readTrace>): Promise<{ html: string; summary: Summary }> {
  const { trace } = await readTrace(...input);
  const analyzed = analyzeTrace(trace, { permutations: 9, cache: true });
  return { html: String((await drawReport(analyzed)).content), summary: analyzed };
}

/** A trace of more successes than a figure has points for. */
function* denseLines(): Generator<string> {
  const { uniform, below } = createRandom(5);
  for (let index = 0; index < 5400; index++) {
    const record = {
      start: index,
      end: index + 1,
      worker: 'w',
      arch: Array.from({ length: 8 }, () => below(4)),
      quality: uniform(),
    };
    yield `${JSON.stringify(record)}\n`;
  }
}

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text);
}

const frameOf = (page: Page) => page.locator('#frame');
/** Shares of the window that ends with a frame, by node; nothing for nodes that are not followed. */
function expectedBars({ trace, analyses }: Summary, frame: number): string[] {
  const trie = analyses.trie;
  if (trie === undefined || !('nodes' in trie)) return [];
  const { followed, frames } = trie.series;
  const bars = trie.nodes.map(() => '0px');
  followed.forEach((node, index) => {
    bars[node] = `${(100 * (frames[frame]?.counts[index] ?? Number.NaN)) / trace.window}%`;
  });
  return bars;
}

/** Lengths of the trie's bars for the window shown. */
const windowBars = (page: Page) =>
  page.evaluate('[...document.querySelectorAll(".tree .bar.window")].map(bar => bar.style.width)');
const HIGHLIGHT = /fill="#d55e00"/g;
/** Where a figure's cursor or bars stand, as the drawing says. */
const drawingOf = (page: Page, id: string) => page.locator(`[data-figure="${id}"] svg`).innerHTML();

describe('a report', () => {
  let report: OpenReport;
  beforeAll(async () => {
    report = await browser.open(html);
    await drawAll(report.page);
  });

  it('is under 2 MB, says nothing and asks for nothing', () => {
    expect(html.length).toBeLessThan(2_000_000);
    expect(report.said).toEqual([]);
  });

  it('moves prefixes, tiers, quality and trie with the slider', async () => {
    const { page } = report;
    const ids = ['popularity-window', 'popularity-tiers', 'quality-quality'];
    const before = await Promise.all(ids.map(id => drawingOf(page, id)));
    const bars = await windowBars(page);
    await frameOf(page).fill('70');
    const after = await Promise.all(ids.map(id => drawingOf(page, id)));
    expect(after.map((drawing, index) => drawing !== before[index])).toEqual([true, true, true]);
    const moved = await windowBars(page);
    expect(moved).not.toEqual(bars);
    expect(moved).toEqual(expectedBars(summary, 70));
    expect(await page.locator('#frame-text').textContent()).toMatch(/^candidate \d+$/);
  });

  it('plays and pauses', async () => {
    const { page } = report;
    await frameOf(page).fill('0');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => Number(await frameOf(page).inputValue())).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Pause' }).click();
    const paused = await frameOf(page).inputValue();
    await page.waitForTimeout(300);
    expect(await frameOf(page).inputValue()).toBe(paused);
  });

  it('shows a range chosen in one figure in all of the same time', async () => {
    const { page } = report;
    const figure = page.locator('[data-figure="quality-quality"] svg');
    await figure.scrollIntoViewIfNeeded();
    const others = ['locality-tensor-access', 'locality-sharing', 'popularity-tiers'];
    const before = await Promise.all(others.map(id => drawingOf(page, id)));
    const box = await figure.boundingBox();
    if (box === null) throw new Error('no drawing');
    await page.mouse.move(box.x + 0.4 * box.width, box.y + 0.6 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.7 * box.width, box.y + 0.62 * box.height, { steps: 5 });
    await page.mouse.up();
    const after = await Promise.all(others.map(id => drawingOf(page, id)));
    expect(after.map((drawing, index) => drawing !== before[index])).toEqual([true, true, true]);
    const from = Number(await page.locator('#range-from').inputValue());
    const to = Number(await page.locator('#range-to').inputValue());
    expect(from).toBeGreaterThan(250);
    expect(to).toBeGreaterThan(from + 200);
    await page.getByRole('button', { name: 'Whole search' }).click();
    expect(await page.locator('#range-to').inputValue()).toBe('1000');
    expect(await drawingOf(page, 'locality-sharing')).toBe(before[1]);
  });

  it('opens the trie by keyboard and marks the candidates of a prefix', async () => {
    const { page } = report;
    const lit = async () => (await drawingOf(page, 'quality-quality')).match(HIGHLIGHT)?.length ?? 0;
    expect(await lit()).toBe(0);
    const first = page.locator('[role="treeitem"]').first();
    const shown = () => page.locator('[role="treeitem"]:visible').count();
    await first.focus();
    await page.keyboard.press('ArrowLeft');
    const closed = await shown();
    await page.keyboard.press('ArrowRight');
    expect(await shown()).toBeGreaterThan(closed);
    await page.keyboard.press('Enter');
    expect(await first.getAttribute('aria-selected')).toBe('true');
    expect(await lit()).toBeGreaterThan(10);
    await page.keyboard.press('Escape');
    expect(await lit()).toBe(0);
  });

  it.each([
    ['SVG', (text: string) => expect(text).toMatch(/^<svg[\s\S]*<\/svg>\s*$/)],
    ['PNG', (text: string) => expect(text.slice(1, 4)).toBe('PNG')],
    [
      'Vega-Lite',
      (text: string) =>
        expect(JSON.parse(text)).toMatchObject({
          $schema: expect.stringContaining('vega-lite/v6'),
          layer: [
            {
              data: {
                values: expect.arrayContaining([
                  { candidate: 166, time: expect.any(Number), quality: expect.any(Number) },
                ]),
              },
            },
            {},
          ],
        }),
    ],
    ['CSV', (text: string) => expect(text.split('\r\n')[0]).toBe('table,candidate,time,quality')],
  ])('hands out the figure as %s', async (kind, check) => {
    const { page } = report;
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download quality-quality as ${kind}`, exact: true }).click();
    const download = await waiting;
    check((await readFile(await download.path())).toString('latin1'));
  });

  it('tells values under the pointer, and data as a table', async () => {
    const { page } = report;
    const bar = page.locator('[data-figure="locality-reuse-distance"] svg .mark-rect path').first();
    await bar.hover();
    expect(await page.locator('.tooltip').textContent()).toContain('Re-reads');
    const data = page.locator('[data-figure="locality-reuse-distance"] details.data');
    await data.locator('summary').click();
    expect(await data.locator('tbody tr').count()).toBeGreaterThan(3);
  });

  it('is silent to the end', () => expect(report.said).toEqual([]));
});

it.each(['light', 'dark'] as const)('has no serious fault of access, %s', async colorScheme => {
  const { page, said } = await browser.open(html, { colorScheme });
  await drawAll(page);
  await page.evaluate(axe);
  const found = (await page.evaluate(
    'axe.run(document).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map(node => node.html.slice(0, 160)) })))',
  )) as { impact: string }[];
  expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  expect(said).toEqual([]);
});

it('draws light and dark differently, and steps where motion is unwanted', async () => {
  const { page } = await browser.open(html, { reducedMotion: 'reduce' });
  await drawAll(page);
  const light = await drawingOf(page, 'quality-quality');
  await page.getByRole('button', { name: 'Dark' }).click();
  expect(await drawingOf(page, 'quality-quality')).not.toBe(light);
  await page.getByRole('button', { name: 'Step' }).click();
  await page.waitForTimeout(300);
  expect(await frameOf(page).inputValue()).toBe('1');
});

it('fits a small screen', async () => {
  const { page } = await browser.open(html, { viewport: { width: 400, height: 800 } });
  await drawAll(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
});

it('shows attacks as text', async () => {
  const { page, said } = await browser.open((await reportOf('-', { stdin: bytesOf(attackedTrace()) })).html);
  await drawAll(page);
  for (const summary of await page.locator('details > summary').all()) await summary.click();
  expect(said).toEqual([]);
  expect(await page.evaluate('window.attacked')).toBeUndefined();
  expect(await page.locator('main img, main iframe, main script').count()).toBe(0);
  expect(await page.locator('main').textContent()).toContain('<svg onload=window.attacked=1>');
});

it('is the same bytes for the same summary', async () => {
  expect((await reportOf(search)).html).toBe(html);
});

it('a search of too many points shows counts, over which the candidates of a prefix light up', async () => {
  const dense = await reportOf('-', { stdin: bytesOf([...denseLines()].join('')) });
  const { page, said } = await browser.open(dense.html);
  await drawAll(page);
  const drawing = () => drawingOf(page, 'quality-quality');
  const visible = async () => (await drawing()).match(/fill="#d55e00"[^>]*opacity="0\.9"/g)?.length ?? 0;
  expect(await drawing()).toContain('Evaluations in a cell');
  expect(await visible()).toBe(0);
  await page.locator('[role="treeitem"]').first().focus();
  await page.keyboard.press('Enter');
  expect(await visible()).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  expect(await visible()).toBe(0);
  expect(said).toEqual([]);
});
