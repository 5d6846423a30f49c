// Rows are kept once whatever their numbers, and read back as they were added: against a map of their texts.

import { expect, test } from 'vitest';
import { DistinctRows, type RowTable } from '../../../src/analyses/quality/distinct-rows.ts';
import { createRandom } from '../../../src/stats/random.ts';

const WIDTH = 3;

function tableOf(rows: readonly (readonly number[])[]): RowTable {
  const table = new DistinctRows(WIDTH, rows.length);
  for (const row of rows) {
    table.pending.set(row);
    table.add();
  }
  return table.finish();
}

/** Text of each row → how often it occurred, in the order in which rows were met. */
function countTexts(rows: readonly (readonly number[])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(String(row), (counts.get(String(row)) ?? 0) + 1);
  return [...counts];
}

function readBack({ rows, times, codes, numbers }: RowTable): [string, number][] {
  return Array.from({ length: rows }, (_, row) => {
    const own = Array.from(codes.subarray(row * WIDTH, (row + 1) * WIDTH), code => numbers[code]);
    return [String(own), Number(times[row])];
  });
}

test('rows of few numbers, most of them met before', () => {
  const random = createRandom(1);
  const values = [0, 1 / 3, 0.1, 0.1 + 2 ** -56, -2.5, 1e-300];
  const draw = () => Number(values[random.integer(values.length)]);
  const rows = Array.from({ length: 20_000 }, () => [draw(), draw(), draw()]);
  const found = readBack(tableOf(rows));
  expect(found.length).toBeGreaterThan(200);
  expect(found).toEqual(countTexts(rows));
});

test('more distinct numbers than two bytes tell apart, before and after which rows return', () => {
  const returning = [0, 0.5, 0.25];
  const rows = [
    returning,
    ...Array.from({ length: 40_000 }, (_, index) => [index + 0.5, 0, index + 40_000.25]),
    returning,
    [0.5, 0, 40_000.25],
  ];
  const table = tableOf(rows);
  expect(table.numbers.length).toBeGreaterThan(65_536);
  expect(readBack(table)).toEqual(countTexts(rows));
});

test('a negative zero is a zero', () => {
  expect(
    readBack(
      tableOf([
        [0, 1, 2],
        [-0, 1, 2],
      ]),
    ),
  ).toEqual([['0,1,2', 2]]);
});
