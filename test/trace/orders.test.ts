// Completion, creation, and what was known when: METHOD §1, by hand.

import { expect, test } from 'vitest';
import { clockOffset, ordersOf } from '../../src/trace/orders.ts';
import { traceOf } from '../support/facts.ts';

const arch = [0, 1];

test('one clock: completion by end, ties by start, then input; known where end ≤ start', () => {
  const orders = ordersOf(
    traceOf([
      { arch, quality: 1, start: 5, end: 9 },
      { arch, quality: 2, start: 0, end: 5 },
      { arch, quality: null, start: 1, end: 4 },
      { arch, quality: 3, start: 4, end: 9 },
    ]),
  );
  expect([...orders.completion]).toEqual([2, 1, 3, 0]);
  expect([...orders.candidates]).toEqual([1, 3, 0]);
  expect([...orders.candidateOf]).toEqual([3, 1, 0, 2]);
  expect([...orders.creation]).toEqual([1, 2, 3, 0]);
  // The first starts at 5, when the second (end 5) and the failure (end 4) are known.
  expect([...(orders.known?.successes ?? [])]).toEqual([1, 0, 0, 0]);
  expect([...(orders.known?.evaluations ?? [])]).toEqual([2, 0, 0, 1]);
});

test('two clocks: order by gather, known where gather < submit, the offset halfway', () => {
  const trace = traceOf([
    { arch, quality: 1, submit: 0, start: 100.2, end: 105, gather: 5.5 },
    { arch, quality: 2, submit: 5.5, start: 105.7, end: 108, gather: 8.1 },
    { arch, quality: 3, submit: 5.6, start: 105.8, end: 107, gather: 8.2 },
  ]);
  const orders = ordersOf(trace);
  // end − gather ≤ 99.9, start − submit ≥ 100.2.
  expect(clockOffset(trace)).toBeCloseTo(100.05, 9);
  expect([...orders.completion]).toEqual([0, 1, 2]);
  // gather 5.5 is not before submit 5.5.
  expect([...(orders.known?.successes ?? [])]).toEqual([0, 0, 1]);
});

test('without times the input order stands and nothing is known', () => {
  const orders = ordersOf(traceOf([1, 2, 3].map(quality => ({ arch, quality }))));
  expect([...orders.creation]).toEqual([0, 1, 2]);
  expect([...orders.completion]).toEqual([0, 1, 2]);
  expect(orders.known).toBeNull();
});

test('lanes: the first that is free', () => {
  const trace = traceOf([
    { arch, quality: 1, start: 0, end: 10 },
    { arch, quality: 1, start: 1, end: 3 },
    { arch, quality: 1, start: 3, end: 4 },
    { arch, quality: 1, start: 3, end: 5 },
    { arch, quality: 1, start: 10, end: 11 },
  ]);
  expect(trace.workersInferred).toBe(true);
  expect([...trace.worker].map(worker => trace.workers[worker])).toEqual([
    'lane1',
    'lane2',
    'lane2',
    'lane3',
    'lane1',
  ]);
});
