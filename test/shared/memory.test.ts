// Memory in pages: zeros, growth in place or by a copy, and a collection whenever much was handed out.

import { expect, test, vi } from 'vitest';
import { Float64Column, scratchCopy, scratchFloat64, scratchInt32 } from '../../src/shared/columns.ts';
import { collectBy, collectNow, grownMemory, scratchMemory, sharedMemory } from '../../src/shared/memory.ts';

const MEGABYTE = 1 << 20;

test.each([0, 8, 1 << 10, MEGABYTE])(
  '%i bytes are zeros, and keep what is written to them as they grow',
  bytes => {
    const memory = sharedMemory(bytes);
    const values = new Uint8Array(memory, 0, bytes);
    expect(values.every(value => value === 0)).toBe(true);
    values.fill(7);
    // Once by a copy, then in place.
    let grown = memory;
    for (const factor of [2, 3, 4, 40]) {
      grown = grownMemory(grown, factor * bytes + 1);
      const now = new Uint8Array(grown, 0, factor * bytes + 1);
      expect(now.subarray(0, bytes).every(value => value === 7)).toBe(true);
      expect(now.subarray(bytes).every(value => value === 0)).toBe(true);
    }
  },
);

test('a column grows beyond every estimate', () => {
  const column = new Float64Column();
  for (let index = 0; index < 300_000; index++) column.push(index / 7);
  const values = column.finish();
  expect(values.length).toBe(300_000);
  expect(values.every((value, index) => value === index / 7)).toBe(true);
});

test('what is let go soon has pages where one can collect, and is collected when much was handed out', () => {
  collectNow();
  expect(scratchMemory(MEGABYTE)).toBeInstanceOf(ArrayBuffer);
  const collect = vi.fn();
  collectBy(collect);
  expect(scratchMemory(MEGABYTE)).toBeInstanceOf(SharedArrayBuffer);
  expect(scratchMemory(8)).toBeInstanceOf(ArrayBuffer);
  const numbers = scratchFloat64(MEGABYTE).fill(0.5);
  expect(scratchInt32(MEGABYTE).every(value => value === 0)).toBe(true);
  const copy = scratchCopy(numbers.subarray(1));
  expect([copy.length, copy[0], copy.at(-1)]).toEqual([MEGABYTE - 1, 0.5, 0.5]);
  for (let megabytes = 0; megabytes < 100; megabytes++) scratchMemory(MEGABYTE);
  const often = collect.mock.calls.length;
  expect(often).toBeGreaterThan(5);
  expect(often).toBeLessThan(20);
  // Work that ends is worth one, nothing since is not.
  scratchMemory(8 * MEGABYTE);
  collectNow();
  collectNow();
  expect(collect).toHaveBeenCalledTimes(often + 1);
});
