// Parents that were kept and parents found anew are the same, however little of a search fits into the store.

import { expect, test } from 'vitest';
import { type Creation, inferredReplay, type ParentMemory, type Replay } from '../../src/lineage/replay.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { traceOf } from '../support/facts.ts';
import { simulateSearch } from '../support/search.ts';

const MODEL = { population: 20, sample: 4, mutation: 'redraw' } as const;
/** Bytes of one possible parent in so small a population. */
const BYTES = 4;

const { records } = simulateSearch({
  seed: 7,
  evaluations: 400,
  workers: 6,
  options: [3, 2, 4, 3],
  failureRate: 0.1,
  ties: true,
  ...MODEL,
});
const trace = traceOf(records);
const orders = ordersOf(trace);

function replayBy(memory: ParentMemory) {
  if (orders.known === null) throw new Error('the search has times');
  return inferredReplay(trace, orders, orders.known.successes, MODEL, memory);
}

function replayWithin(budget?: number): Replay {
  return replayBy({ budget }).replay;
}

const columns = ['member', 'position', 'better', 'tied', 'selection', 'mutation', 'weight'] as const;

function visitAll(replay: Replay) {
  const seen: object[] = [];
  replay((creation: Creation) => {
    const { child, count, random, resolved, known } = creation;
    const parents = columns.map(column => Array.from(creation[column].subarray(0, count)));
    seen.push({ child, count, random, resolved, known, parents });
  });
  return seen;
}

const expected = visitAll(replayWithin());
const parents = expected.reduce(
  (sum, creation) => sum + ('count' in creation ? Number(creation.count) : 0),
  0,
);

test('the search is one to be asked: many creations, several possible parents each', () => {
  expect(expected.length).toBeGreaterThan(300);
  expect(parents).toBeGreaterThan(3 * expected.length);
});

test.each([
  ['nothing fits', 0],
  ['one parent fits', BYTES],
  ['a third fits', Math.floor(parents / 3) * BYTES],
  ['all but the last creations fit', (parents - 5) * BYTES],
  ['all fits to the byte', parents * BYTES],
])('%s', (_, budget) => {
  const { replay, stored } = replayBy({ budget });
  expect(visitAll(replay)).toEqual(expected);
  // What was kept is loaded from now on.
  expect(visitAll(replay)).toEqual(expected);
  expect(visitAll(replay)).toEqual(expected);
  // Another thread goes on from what was kept, and adds nothing to it.
  const elsewhere = structuredClone(stored);
  const other = replayBy({ stored: elsewhere }).replay;
  expect(visitAll(other)).toEqual(expected);
  expect(visitAll(other)).toEqual(expected);
  expect(elsewhere).toEqual(stored);
});

test('a replay within a replay leaves the outer one where it was', () => {
  const replay = replayWithin();
  for (const round of ['found', 'loaded']) {
    const seen: object[] = [];
    let inner: object[] | null = null;
    replay(({ child, count, weight }) => {
      if (seen.length === 100) inner = visitAll(replay);
      seen.push({ child, weight: Array.from(weight.subarray(0, count)) });
    });
    expect(inner, round).toEqual(expected);
    expect(seen, round).toMatchObject(expected.map(creation => ({ child: Reflect.get(creation, 'child') })));
    expect(
      seen.map(creation => Reflect.get(creation, 'weight')),
      round,
    ).toEqual(expected.map(creation => Reflect.get(creation, 'parents').at(-1)));
  }
});
