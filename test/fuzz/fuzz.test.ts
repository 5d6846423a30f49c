// A short campaign; `npm run fuzz -- --minutes N` is the long one.

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareTiers, inputOf, type Tally, tryInput } from './campaign.ts';
import { stemsBelow } from './mutate.ts';

const stems = stemsBelow(fileURLToPath(new URL('../../fixtures/', import.meta.url)));

test('there is something to break', () => {
  expect(stems.length).toBeGreaterThan(30);
});

test('3000 broken inputs: read or refused, every record accounted for', async () => {
  const tally: Tally = { inputs: 0, read: 0, refused: 0, slowest: 0 };
  for (let seed = 0; seed < 3000; seed++) await tryInput(inputOf(stems, seed), false, tally);
  expect(tally.read).toBeGreaterThan(1000);
  expect(tally.refused).toBeGreaterThan(300);
});

test('150 broken inputs through every analysis and figure', async () => {
  const tally: Tally = { inputs: 0, read: 0, refused: 0, slowest: 0 };
  for (let seed = 10_000; seed < 10_150; seed++) await tryInput(inputOf(stems, seed), true, tally);
  expect(tally.read).toBeGreaterThan(50);
});

test('the fast ways of reading agree with csv-parse and zod', async () => {
  let lines = 0;
  for (let seed = 20_000; seed < 23_000; seed++) lines += await compareTiers(inputOf(stems, seed));
  expect(lines).toBeGreaterThan(5000);
});
