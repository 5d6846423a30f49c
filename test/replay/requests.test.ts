// Are the requests those of the trace, and do the rules know what they should? By hand, on small traces.

import { expect, test } from 'vitest';
import { traceCaches, traceRequests } from '../../src/index.ts';
import type { EvaluationRecord } from '../../src/trace/builder.ts';
import { traceOf } from '../support/facts.ts';

const job = (
  start: number,
  worker: string,
  arch: number[],
  quality: number | null,
  more = {},
): EvaluationRecord => ({
  start,
  end: start + 1,
  worker,
  arch,
  quality,
  ...more,
});

// b finds 0-1 stored by a; c finds 0; d starts before anything of its own is known, e finds all of b.
const SEARCH = [
  job(0, 'w1', [0, 1, 1], 0.5),
  job(2, 'w2', [0, 1, 0], 0.6),
  job(4, 'w1', [0, 0, 0], 0.4),
  job(4.5, 'w2', [1, 0, 0], 0.3),
  job(6, 'w1', [0, 1, 0], 0.9),
];

test('a job asks for what it would transfer, shallowest first, numbered as first met', () => {
  expect([...traceRequests(traceOf(SEARCH), {})]).toEqual([
    'time,object,size,worker\n',
    '2,1,1,2\n',
    '2,2,1,2\n',
    '4,1,1,1\n',
    '6,1,1,1\n',
    '6,2,1,1\n',
    '6,3,1,1\n',
  ]);
});

test('recorded tensors are asked for by their ids, and sized by them', () => {
  const trace = traceOf([
    job(0, 'w1', [0, 1], 0.5, { tensors: ['a', 'b'] }),
    job(2, 'w1', [0, 1], 0.5, { tensors: ['b'] }),
  ]);
  const sizes = {
    name: 'sizes',
    bytes: new Map([
      ['a', 10],
      ['b', 7],
    ]),
  };
  expect([...traceRequests(trace, { sizes })].slice(1)).toEqual(['0,1,10,1\n', '0,2,7,1\n', '2,2,7,1\n']);
  const { cache } = traceCaches(trace, { sizes });
  expect(cache).toMatchObject({
    accesses: 'recorded',
    unit: 'bytes',
    requests: 3,
    distinct: 2,
    distinctSize: 17,
  });
  expect(cache.storing).toHaveProperty('skipped');
  expect(cache.places[0]?.curves.map(({ policy }) => policy)).not.toContain('prefetch');
});

test('stages and moments are counted apart, and add up', () => {
  const { cache } = traceCaches(traceOf(SEARCH), { population: 2, sample: 1, capacities: [{ share: 1 }] });
  const [shared, worker] = cache.places;
  // All but the first requests of 1, 2, 3 hit; stage 1 is a and b, which met nothing before.
  const hits = {
    shared: { all: 3 / 6, stage1: 0, stage2: 3 / 4 },
    worker: { all: 1 / 6, stage1: 0, stage2: 1 / 4 },
  };
  const rates = (place: typeof shared) => {
    const point = place?.curves.find(({ policy }) => policy === 'fifo')?.points[0];
    return { all: point?.hitRate, stage1: point?.stage1, stage2: point?.stage2 };
  };
  expect(rates(shared)).toEqual(hits.shared);
  for (const key of ['all', 'stage1', 'stage2'] as const)
    expect(rates(worker)[key]).toBeCloseTo(hits.worker[key], 11);
  const requests = shared?.overTime?.bins.reduce((sum, bin) => sum + bin.requests, 0);
  expect(requests).toBe(6);
});

test('not storing the worst loses what only they had', () => {
  // P = 2, s = 2: the worse of two is never selected. The third result, 0.1, is worse than the second: with ε = 0 it
  // is not stored, and the last job, which shares two layers with it and one with the second, gets one less.
  const trace = traceOf([
    job(0, 'w', [1, 1, 1], 0.5),
    job(2, 'w', [0, 1, 1], 0.6),
    job(4, 'w', [0, 0, 1], 0.1),
    job(6, 'w', [0, 0, 0], 0.7),
  ]);
  const { cache } = traceCaches(trace, { population: 2, sample: 2, mutation: 'redraw' });
  const storing = Array.isArray(cache.storing) ? cache.storing : [];
  // Transfers: none, none, 0 (1 layer), 0-0 (2 layers). The last model is ranked best of its two.
  expect(storing[0]).toMatchObject({
    epsilon: 0,
    skipped: 1,
    skippedShare: 0.25,
    layersLost: 1,
    jobsShortened: 0.5,
  });
  expect(storing[0]?.layersLostShare).toBeCloseTo(1 / 3, 11);
});

test('a new best is delivered to the caches before the job that knows it asks', () => {
  // With P = 1 the second result is a new maximum beyond the first P; the third job, on another worker, asks for it.
  const trace = traceOf([job(0, 'w1', [0, 0], 0.1), job(2, 'w1', [1, 1], 0.9), job(4, 'w2', [1, 1], 0.9)]);
  const { cache } = traceCaches(trace, { population: 1, sample: 1, capacities: [{ size: 2 }] });
  const worker = cache.places[1];
  const point = (id: string) => worker?.curves.find(({ policy }) => policy === id)?.points[0];
  expect(point('lru')).toMatchObject({ hitRate: 0, moved: 2 });
  // Two layers to each of two workers: both are hit where they are asked for.
  expect(point('prefetch')).toMatchObject({ hitRate: 1, moved: 4 });
});
