// Does every policy do what its paper says, at every capacity? Is MIN the limit?

import { describe, expect, test } from 'vitest';
import { type Outcome, total } from '../../src/replay/outcome.ts';
import { MOST_TOGETHER, type Policy } from '../../src/replay/policies/contract.ts';
import { policyTable } from '../../src/replay/policies/index.ts';
import { lru } from '../../src/replay/policies/lru.ts';
import { limit, min } from '../../src/replay/policies/min.ts';
import { tiers } from '../../src/replay/policies/tiers.ts';
import { replay } from '../../src/replay/replay.ts';
import { leastMoved } from '../../src/replay/volume-bound.ts';
import { itemAt } from '../../src/shared/columns.ts';
import { replayNaively } from './naive.ts';
import { lruCurve } from './stack-distance.ts';
import { columnsOf, longStream, type PlainStream, randomStream, streamOfRequests } from './streams.ts';

const STREAMS = 1000;
const seeds = Array.from({ length: STREAMS }, (_, seed) => seed);

function count(outcome: Outcome) {
  return { hits: total(outcome.hits), moved: outcome.moved };
}

function outcomesOf(
  policy: Policy,
  plain: PlainStream,
  place: 'shared' | 'worker',
  capacities: readonly number[],
) {
  const { stream, classes, rules, ...places } = columnsOf(plain);
  return replay(stream, places[place], classes, policy, capacities, rules);
}

/** What a policy makes of a stream at each capacity. */
function runAll(...question: Parameters<typeof outcomesOf>) {
  return outcomesOf(...question).map(count);
}

/** The same, and the hits by the class of the job. */
function runByClass(...question: Parameters<typeof outcomesOf>) {
  return outcomesOf(...question).map(outcome => ({ ...count(outcome), byClass: [...outcome.hits] }));
}

function run(
  policy: Policy,
  plain: PlainStream,
  place: 'shared' | 'worker' = 'shared',
  capacity = plain.capacity,
) {
  return itemAt(runAll(policy, plain, place, [capacity]), 0);
}

describe.each(policyTable.map(policy => [policy.id, policy] as const))('%s', (id, policy) => {
  test.each(['shared', 'worker'] as const)(`equals its naive reference on ${STREAMS} streams, %s`, place => {
    for (const seed of seeds) {
      const plain = randomStream(seed, policy.kind !== 'limit' && seed % 2 === 1);
      const capacities = capacitiesAround(plain.capacity);
      const expected = capacities.map(capacity =>
        replayNaively(id, { ...plain, capacity }, place === 'shared'),
      );
      expect(runByClass(policy, plain, place, capacities), `seed ${seed}`).toEqual(expected);
    }
  });

  test('serves more capacities than fit together, each as if alone', () => {
    for (const seed of seeds.slice(0, 100)) {
      const plain = randomStream(seed, policy.kind !== 'limit' && seed % 2 === 1);
      const capacities = Array.from({ length: 2 * MOST_TOGETHER + 3 }, (_, index) => index + 1);
      const alone = capacities.map(capacity => run(policy, plain, 'worker', capacity));
      expect(runAll(policy, plain, 'worker', capacities), `seed ${seed}`).toEqual(alone);
    }
  });
});

test.each(policyTable.map(policy => [policy.id, policy] as const))(
  '%s equals it on streams much longer than what it holds',
  (id, policy) => {
    for (let seed = 0; seed < 10; seed++) {
      const plain = longStream(seed);
      const capacities = [3, 11, 20, 35, 50];
      for (const place of ['shared', 'worker'] as const) {
        const expected = capacities.map(capacity =>
          replayNaively(id, { ...plain, capacity }, place === 'shared'),
        );
        expect(runByClass(policy, plain, place, capacities), `seed ${seed}`).toEqual(expected);
      }
    }
  },
);

test('tiers is LRU where no tensor is popular, and another policy where some are', () => {
  let differing = 0;
  for (const seed of seeds) {
    const plain = randomStream(seed, seed % 2 === 1);
    // So long a window that all requests of a stream are few for it.
    const unpopular = { ...plain, window: 4000 };
    for (const place of ['shared', 'worker'] as const) {
      expect(run(tiers, unpopular, place), `seed ${seed}`).toEqual(run(lru, unpopular, place));
      if (run(tiers, plain, place).hits !== run(lru, plain, place).hits) differing++;
    }
  }
  expect(differing).toBeGreaterThan(STREAMS / 10);
});

/** The capacity, less and more: what the caches of one do must not show in another's. */
function capacitiesAround(capacity: number): number[] {
  return [...new Set([1, Math.ceil(capacity / 2), capacity, 2 * capacity])];
}

/** Policies that store whatever they fetch: MIN, which must as well, is their limit. */
const STORING = ['lru', 'fifo', 'lfu', '2q', 's3-fifo', 'tiers', 'min'];

test('MIN and the limit are never beaten: not in hits, nor by prefetching in what is moved', () => {
  let ties = 0;
  for (const seed of seeds) {
    const plain = randomStream(seed, false);
    for (const place of ['shared', 'worker'] as const) {
      const most = run(limit, plain, place);
      const mostStoring = run(min, plain, place);
      for (const policy of policyTable as readonly Policy[]) {
        const reached = run(policy, plain, place);
        if (policy.needs?.broadcast !== true) expect(reached.moved).toBeGreaterThanOrEqual(most.moved);
        if (policy.needs?.prefetch !== true) expect(reached.hits).toBeLessThanOrEqual(most.hits);
        if (STORING.includes(policy.id)) expect(reached.hits).toBeLessThanOrEqual(mostStoring.hits);
        if (policy === lru && reached.hits === mostStoring.hits) ties++;
      }
    }
  }
  // The limit is one that LRU often misses.
  expect(ties).toBeLessThan(STREAMS);
});

test('MIN and the limit are the best of all schedules, found by trying them all', () => {
  for (let seed = 0; seed < 150; seed++) {
    const plain = randomStream(seed, false);
    const requests = plain.jobs.flatMap(({ objects }) => objects).slice(0, 14);
    for (const capacity of [1, 2, 3]) {
      const stream = streamOfRequests(requests, capacity);
      expect(run(limit, stream).hits).toBe(mostHits(requests, capacity, false));
      expect(run(min, stream).hits).toBe(mostHits(requests, capacity, true));
    }
  }
});

/** The most hits of any cache that may hold any of what it held and the requested object, or must hold that one. */
function mostHits(requests: readonly number[], capacity: number, mustStore: boolean): number {
  let best = new Map<string, number>([['', 0]]);
  for (const object of requests) {
    const next = new Map<string, number>();
    for (const [key, hits] of best) {
      const held = key === '' ? [] : key.split(',').map(Number);
      const now = hits + (held.includes(object) ? 1 : 0);
      for (const kept of subsets([...new Set([...held, object])].sort((a, b) => a - b))) {
        if (kept.length > capacity || (mustStore && !kept.includes(object))) continue;
        const name = kept.join();
        next.set(name, Math.max(next.get(name) ?? 0, now));
      }
    }
    best = next;
  }
  return Math.max(...best.values());
}

function subsets(items: readonly number[]): number[][] {
  return Array.from({ length: 2 ** items.length }, (_, mask) => items.filter((_, bit) => (mask >> bit) & 1));
}

test('LRU has the curve that stack distances give', () => {
  for (const seed of seeds) {
    const plain = randomStream(seed, false);
    const { shared, worker } = columnsOf(plain);
    const capacities = plain.sizes.map((_, index) => index + 1);
    for (const place of [shared, worker]) {
      const curve = runAll(lru, plain, place.id, capacities);
      expect(curve, `seed ${seed}`).toEqual(lruCurve(place, capacities));
    }
  }
});

test('so it has over a stream that is longer than what either remembers of it', () => {
  const requests = Array.from({ length: 3000 }, (_, index) => (index * index) % 41);
  const plain = streamOfRequests(requests, 1);
  const capacities = Array.from({ length: 41 }, (_, index) => index + 1);
  expect(runAll(lru, plain, 'shared', capacities)).toEqual(lruCurve(columnsOf(plain).shared, capacities));
});

test('with sizes, no policy moves less than the bound, and it is exact where all fits', () => {
  for (const seed of seeds) {
    const plain = randomStream(seed, true);
    const { shared, worker } = columnsOf(plain);
    const all = plain.sizes.reduce((sum, size) => sum + size, 0);
    for (const place of [shared, worker]) {
      const [bound = 0] = leastMoved(place, [plain.capacity]);
      for (const policy of policyTable as readonly Policy[]) {
        if (policy.kind === 'limit' || policy.needs?.broadcast === true) continue;
        expect(run(policy, plain, place.id).moved).toBeGreaterThanOrEqual(bound - 1e-9);
      }
      expect(leastMoved(place, [all])[0]).toBeCloseTo(run(lru, plain, place.id, all).moved, 9);
    }
  }
});

// Silberschatz, Galvin and Gagne, Operating System Concepts, section "Page replacement": the reference string with
// three frames gives 15 faults for FIFO, 12 for LRU, 9 for OPT.
const TEXTBOOK = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
// Belady, Nelson and Shedler, Comm. ACM 12(6), 1969: FIFO may lose by more frames, here 9 faults with 3 and 10 with 4.
const ANOMALY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];

test.each<[string, number[], number, number]>([
  ['fifo', TEXTBOOK, 3, 15],
  ['lru', TEXTBOOK, 3, 12],
  ['fifo', ANOMALY, 3, 9],
  ['fifo', ANOMALY, 4, 10],
  ['lru', ANOMALY, 3, 10],
  ['lru', ANOMALY, 4, 8],
  ['min', TEXTBOOK, 3, 9],
  ['min', ANOMALY, 3, 7],
  ['min', ANOMALY, 4, 6],
])(
  '%s meets a textbook’s reference string %j with %d frames: %d faults',
  (id, requests, capacity, faults) => {
    const policy = itemAt(
      policyTable.filter(each => each.id === id),
      0,
    );
    expect(run(policy, streamOfRequests(requests, capacity)).moved).toBe(faults);
  },
);
