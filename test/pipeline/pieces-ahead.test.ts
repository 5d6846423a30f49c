// Do the pieces of a table come in order, each once, few ahead and in memory that goes round?

import { expect, test } from 'vitest';
import { piecesAhead, type RowRange } from '../../src/pipeline/pieces-ahead.ts';

/** Makes of each range its bounds as text, the later ranges of any two first. */
function maker() {
  const begun: RowRange[] = [];
  const make = async (range: RowRange) => {
    begun.push(range);
    for (let turn = 0; turn < 2 - (begun.length % 2); turn++) await new Promise(setImmediate);
    const bytes = new Uint8Array(range.memory);
    const { written } = new TextEncoder().encodeInto(`${range.from}-${range.to} `, bytes);
    return bytes.subarray(0, written);
  };
  return { begun, make };
}

test.each([0, 1, 4095, 4096, 4097, 300_000])('%d rows', async count => {
  const { begun, make } = maker();
  const pieces = piecesAhead(count, make);
  expect(begun.length).toBe(Math.min(16, Math.max(1, Math.ceil(count / 4096))));
  let [taken, place] = [0, 0];
  for await (const piece of pieces) {
    const [from, to] = Buffer.from(piece).toString().trim().split('-').map(Number);
    expect(from).toBe(place);
    place = to ?? -1;
    taken++;
    expect(begun.length).toBeLessThanOrEqual(taken + 15);
  }
  expect(place).toBe(count);
  expect(new Set(begun.map(({ memory }) => memory)).size).toBeLessThanOrEqual(16);
});

test('what cannot be made is told of where it is asked for', async () => {
  const { make } = maker();
  const pieces = piecesAhead(20_000, range =>
    range.from === 8192 ? Promise.reject(new Error('no')) : make(range),
  );
  await new Promise(setImmediate);
  let taken = 0;
  const takeAll = async () => {
    for await (const _ of pieces) taken++;
  };
  await expect(takeAll()).rejects.toThrow('no');
  expect(taken).toBe(2);
});
