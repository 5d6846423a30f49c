// Plain data moved where threads have them in common: the same values, each column once.

import { expect, test } from 'vitest';
import { inCommon } from '../../src/shared/columns.ts';

test('columns elsewhere are copied once, those in common stay, the rest is what it was', () => {
  const twice = Int32Array.of(3, 1, 2);
  const shared = new Uint8Array(new SharedArrayBuffer(2)).fill(7);
  const names = ['a', 'b'];
  const times = new Set(['start']);
  const part = Float64Array.of(9, 0.5, Number.NaN, 9).subarray(1, 3);
  const codes = Uint16Array.of(65535);
  const data = { twice, nested: { again: twice, shared, part, codes, none: null }, names, times, count: 3 };
  const moved = inCommon(data);
  expect(moved).toEqual(data);
  expect(moved.nested.again).toBe(moved.twice);
  expect(moved.nested.shared).toBe(shared);
  expect([moved.names, moved.times]).toEqual([names, times]);
  expect(moved.times).toBe(times);
  const { part: copy, codes: wide } = moved.nested;
  for (const column of [moved.twice, copy, wide]) expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
  // No more than what the view shows, and apart from where it was.
  expect(copy.buffer.byteLength).toBe(16);
  part[0] = 8;
  expect(copy[0]).toBe(0.5);
});
