// Rows are kept once whatever their numbers, counted, and read back as they were added: against a map of their texts.

import { expect, test } from 'vitest';
import { DistinctCodes } from '../../../src/analyses/quality/distinct-codes.ts';
import { numberAt, ROW, RowGatherer, type ThirdRows } from '../../../src/analyses/quality/third-rows.ts';
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

/** Text of each row → how often it occurred, in the order in which rows were met. */
function countTexts(rows: readonly (readonly number[])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = String(Array.from({ length: ROW }, (_, place) => (row[place] ?? 0) + 0));
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts];
}

function readBack(table: ThirdRows): [string, number][] {
  return Array.from({ length: table.rows }, (_, row) => {
    const numbers = Array.from({ length: ROW }, (__, place) => numberAt(table, row, place));
    return [String(numbers), Number(table.times[row])];
  });
}

test('rows of few numbers, most of them met before', () => {
  const random = createRandom(1);
  const values = [0, 0, 0, 1 / 3, 0.1, 0.1 + 2 ** -56, -2.5, 1e-300];
  const draw = () => Number(values[random.integer(values.length)]);
  const kinds = Array.from({ length: 900 }, () => Array.from({ length: ROW }, draw));
  const rows = Array.from({ length: 20_000 }, () => kinds[random.integer(kinds.length)] ?? []);
  const found = readBack(gather(rows));
  expect(found.length).toBeGreaterThan(800);
  expect(found).toEqual(countTexts(rows));
});

test('more distinct numbers and thirds than two bytes tell apart, before and after which rows return', () => {
  const returning = [0, 0.5, 0.25];
  const rows = [
    returning,
    ...Array.from({ length: 70_000 }, (_, index) => [
      index + 0.5,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      -1,
      index + 70_000.25,
    ]),
    returning,
    [0.5, 0, 0, 0, 0, 0, 0, 0, 0, -1, 70_000.25],
  ];
  const table = gather(rows);
  expect(table.numbers.length).toBeGreaterThan(65_536);
  expect(table.thirds[0].rows).toBeGreaterThan(65_536);
  expect(readBack(table)).toEqual(countTexts(rows));
});

test('a negative zero is a zero', () => {
  expect(
    gather([
      [0, 1, 2],
      [-0, 1, 2],
    ]).rows,
  ).toBe(1);
});

test('a row of codes has the number of its equal', () => {
  const codes = new DistinctCodes(2, 5);
  const add = (...row: number[]) => {
    codes.pending.set(row);
    return codes.add();
  };
  expect([add(1, 2), add(2, 1), add(1, 2), add(1, 70_000), add(2, 1)]).toEqual([0, 1, 0, 2, 1]);
  expect([...codes.finish()]).toEqual([1, 2, 2, 1, 1, 70_000]);
});
