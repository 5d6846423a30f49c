// Accesses derived anew for permuted architectures are what a scan of all successes derives.

import { describe, expect, test } from 'vitest';
import { accessModel } from '../../src/lineage/access/index.ts';
import { findDonors } from '../../src/lineage/index.ts';
import { at } from '../../src/shared/columns.ts';
import { createRandom, shuffle } from '../../src/stats/random.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { commonPrefix, sequenceLength } from '../../src/trace/sequences.ts';
import { demand, traceOf } from '../support/facts.ts';
import { simulateSearch } from '../support/search.ts';

const trace = traceOf(
  simulateSearch({
    seed: 5,
    evaluations: 240,
    population: 20,
    sample: 4,
    workers: 6,
    options: [3, 2, 4, 3, 2],
    failureRate: 0.1,
  }).records,
);
const orders = ordersOf(trace);
const donors = demand(findDonors(trace, orders));
if (orders.known === null) throw new Error('the search has times');
const { known } = orders;
/** The jobs that are permuted; the others stay in the repository. */
const jobs = orders.creation.slice(-150);

function permuted(access: 'transfers' | 'presence', seed: number) {
  const tested = accessModel(trace, orders, known, donors, access).accessesOf(jobs);
  const order = Int32Array.from(jobs.keys());
  shuffle(order, createRandom(seed));
  tested.permute(order);
  const holders = new Map(Array.from(jobs, (job, index) => [job, at(jobs, at(order, index))]));
  const sequenceOf = (evaluation: number) => at(trace.sequence, holders.get(evaluation) ?? evaluation);
  return { tested, sequenceOf };
}

describe.each([1, 2, 3])('permutation %d', seed => {
  test('a job gets the longest prefix that it knows of', () => {
    const { tested, sequenceOf } = permuted('transfers', seed);
    for (const [index, job] of jobs.entries()) {
      const successes = orders.candidates.subarray(0, at(known.successes, job));
      const depths = Array.from(successes, other =>
        commonPrefix(trace.sequences, sequenceOf(job), sequenceOf(other)),
      );
      expect(tested.size(index)).toBe(Math.max(0, ...depths));
    }
  });

  test('jobs have in common what their architectures have, as far as both access it', () => {
    const { tested, sequenceOf } = permuted('transfers', seed);
    for (let first = 0; first < jobs.length; first += 7) {
      for (let second = 0; second < jobs.length; second += 3) {
        const shared = commonPrefix(
          trace.sequences,
          sequenceOf(at(jobs, first)),
          sequenceOf(at(jobs, second)),
        );
        const common = Math.min(shared, tested.size(first), tested.size(second));
        expect(tested.common(first, second)).toBe(common);
        const reaches = common === tested.size(second);
        if (tested.deepest(second) >= 0) expect(tested.reachesDeepest(first, second)).toBe(reaches);
      }
    }
  });

  test('in flight, those count that reach the deepest access', () => {
    const { tested } = permuted('transfers', seed);
    const inFlight = tested.newInFlight();
    for (let job = 0; job < 40; job++) inFlight.enter(job);
    for (let job = 0; job < 10; job++) inFlight.leave(job);
    for (let job = 0; job < jobs.length; job++) {
      if (tested.deepest(job) < 0) continue;
      let sharing = 0;
      for (let other = 10; other < 40; other++) if (tested.reachesDeepest(other, job)) sharing++;
      expect(inFlight.countSharing(job)).toBe(sharing);
    }
  });

  test('presence: a job gets the whole architecture', () => {
    const { tested, sequenceOf } = permuted('presence', seed);
    for (const [index, job] of jobs.entries())
      expect(tested.size(index)).toBe(sequenceLength(trace.sequences, sequenceOf(job)));
  });
});
