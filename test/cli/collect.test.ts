// V8's own collector, had without a flag of the command line: what nothing refers to is gone, what is held stays.

import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { collectColumns } from '../../src/cli/collect.ts';
import { scratchFloat64 } from '../../src/shared/columns.ts';
import { collectNow } from '../../src/shared/memory.ts';

const NUMBERS = 2_000_000;

test('columns that were let go are collected, and no others', async () => {
  collectColumns();
  const letGo = () => new WeakRef(scratchFloat64(NUMBERS));
  const gone = letGo();
  const held = scratchFloat64(NUMBERS).fill(0.5);
  const stays = new WeakRef(held);
  // A reference that was just made holds until the turn is over.
  await setImmediate();
  collectNow();
  expect(gone.deref()).toBeUndefined();
  expect(stays.deref()).toBe(held);
  expect(held.every(value => value === 0.5)).toBe(true);
});
