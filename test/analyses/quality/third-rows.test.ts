// Rows are kept once whatever their numbers, counted, and read back as they were added: against a map of their texts.

import { expect, test } from 'vitest';
import { DistinctQuads } from '../../../src/analyses/quality/distinct-quads.ts';
import { forEachRow, ROW, RowGatherer, type ThirdRows } from '../../../src/analyses/quality/third-rows.ts';
import { createRandom } from '../../../src/stats/random.ts';

function gather(rows: readonly (readonly number[])[]): ThirdRows {
  const gatherer = new RowGatherer(rows.length);
  for (const row of rows) {
    gatherer.pending.fill(0);
    gatherer.pending.set(row);
    gatherer.add();
  }
  return gatherer.finish();
}

/** Text of each row → how often it occurred. */
function countTexts(rows: readonly (readonly number[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = String(Array.from({ length: ROW }, (_, place) => (row[place] ?? 0) + 0));
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** The same of what was gathered; each row must be listed once. */
function readBack(table: ThirdRows): Map<string, number> {
  const counts = new Map<string, number>();
  forEachRow(table, (first, second, last, times) => {
    const text = String(
      [first, second, last].flatMap((number, third) => [
        ...(table.thirds[third]?.subarray(number * 4, number * 4 + 4) ?? []),
      ]),
    );
    // A row listed twice counts wrongly.
    counts.set(text, counts.has(text) ? Number.NaN : times);
  });
  return counts;
}

test('rows of few numbers, most of them met before', () => {
  const random = createRandom(1);
  const values = [0, 0, 0, 1 / 3, 0.1, 0.1 + 2 ** -56, -2.5, 1e-300];
  const draw = () => Number(values[random.integer(values.length)]);
  const kinds = Array.from({ length: 900 }, () => Array.from({ length: ROW }, draw));
  const rows = Array.from({ length: 20_000 }, () => kinds[random.integer(kinds.length)] ?? []);
  const found = readBack(gather(rows));
  expect(found.size).toBeGreaterThan(800);
  expect(found).toEqual(countTexts(rows));
});

test('more distinct thirds than two bytes tell apart, before and after which rows return', () => {
  const returning = [0, 0.5, 0.25];
  const rows = [
    returning,
    ...Array.from({ length: 70_000 }, (_, index) => [index + 0.5, 0, 0, 0, 0, 0, 0, 0, 0, -1, index + 0.25]),
    returning,
    [0.5, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0.25],
  ];
  const table = gather(rows);
  expect(table.thirds[0].length).toBeGreaterThan(4 * 65_536);
  expect(readBack(table)).toEqual(countTexts(rows));
});

test('rows of one child stand apart from those of several', () => {
  const { lists } = gather([[1], [2], [1], [0, 0, 0, 0, 3], [2], [2]]);
  expect(lists[0].times).toBeNull();
  expect([...lists[0].starts]).toEqual([0, 0, 0, 1]);
  expect([...(lists[1].times ?? [])]).toEqual([2, 3]);
});

test('no rows at all', () => {
  expect(readBack(gather([]))).toEqual(new Map());
});

test('a negative zero is a zero', () => {
  const found = readBack(
    gather([
      [0, 1, 2],
      [-0, 1, 2],
    ]),
  );
  expect(found.size).toBe(1);
});

test('a quad has the number of its equal', () => {
  const quads = new DistinctQuads();
  const add = (...quad: [number, number, number, number]) => quads.of(Float64Array.from(quad), 0);
  const numbers = [add(1, 2, 0, 0), add(2, 1, 0, 0), add(1, 2, 0, 0), add(0, 0, 0, 7), add(2, 1, 0, 0)];
  expect(numbers).toEqual([0, 1, 0, 2, 1]);
  expect([...quads.finish()]).toEqual([1, 2, 0, 0, 2, 1, 0, 0, 0, 0, 0, 7]);
});
