// Parents that were kept and parents found anew are the same, however little of a search fits into the store.

import { describe, expect, test } from 'vitest';
import { type Creation, inferredReplay, type ParentMemory, type Replay } from '../../src/lineage/replay.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { traceOf } from '../support/facts.ts';
import { simulateSearch } from '../support/search.ts';

const MODEL = { population: 20, sample: 4, mutation: 'redraw' } as const;
const SEARCH = {
  seed: 7,
  evaluations: 400,
  workers: 6,
  options: [3, 2, 4, 3],
  failureRate: 0.1,
  ...MODEL,
};

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

describe.each([
  ['many members are tied', true],
  ['no members are tied', false],
])('%s', (_, ties) => {
  const trace = traceOf(simulateSearch({ ...SEARCH, ties }).records);
  const orders = ordersOf(trace);

  function replayBy(memory: ParentMemory) {
    if (orders.known === null) throw new Error('the search has times');
    return inferredReplay(trace, orders, orders.known.successes, MODEL, memory);
  }

  const whole = replayBy({});
  const expected = visitAll(whole.replay);
  const counts = [...(whole.stored?.counts ?? [])];
  const parents = counts.reduce((sum, count) => sum + (count >> 1), 0);
  /** A byte each in so small a population: age, position, better, and tied where some are. */
  const bytes = counts.reduce((sum, count) => sum + (count >> 1) * (3 + (count & 1)), 0);

  test('the search is one to be asked: many creations, several possible parents each', () => {
    expect(expected.length).toBeGreaterThan(300);
    expect(parents).toBeGreaterThan(3 * expected.length);
    // With ties there are creations of both kinds.
    const tied = counts.filter(count => (count & 1) === 1).length;
    expect(tied > 0).toBe(ties);
    expect(tied).toBeLessThan(counts.length);
  });

  test.each([
    ['nothing fits', 0],
    ['one parent fits', 4],
    ['a third fits', Math.floor(bytes / 3)],
    ['all but the last creations fit', bytes - 20],
    ['all fits to the byte', bytes],
  ])('%s', (__, budget) => {
    const { replay, stored } = replayBy({ budget });
    expect(visitAll(replay)).toEqual(expected);
    expect(stored?.kept === expected.length).toBe(budget === bytes);
    // What was kept is loaded from now on.
    expect(visitAll(replay)).toEqual(expected);
    expect(visitAll(replay)).toEqual(expected);
    // Another thread goes on from what was kept, and adds nothing to it.
    const elsewhere = structuredClone(stored);
    const other = replayBy({ stored: elsewhere }).replay;
    expect(visitAll(other)).toEqual(expected);
    expect(visitAll(other)).toEqual(expected);
    expect([elsewhere?.kept, elsewhere?.blocks.length]).toEqual([stored?.kept, stored?.blocks.length]);
  });

  test('a replay within a replay leaves the outer one where it was', () => {
    const { replay } = replayBy({});
    for (const round of ['found', 'loaded']) {
      const seen: object[] = [];
      let inner: object[] | null = null;
      replay(({ child, count, weight }) => {
        if (seen.length === 100) inner = visitAll(replay);
        seen.push({ child, weight: Array.from(weight.subarray(0, count)) });
      });
      expect(inner, round).toEqual(expected);
      expect(seen, round).toMatchObject(
        expected.map(creation => ({ child: Reflect.get(creation, 'child') })),
      );
      expect(
        seen.map(creation => Reflect.get(creation, 'weight')),
        round,
      ).toEqual(expected.map(creation => Reflect.get(creation, 'parents').at(-1)));
    }
  });
});
