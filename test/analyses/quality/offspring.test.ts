// Ever having been a parent: 1 − Π (1 − w) to the last digits, in exact rational arithmetic.

import { expect, test } from 'vitest';
import { OffspringCount } from '../../../src/analyses/quality/offspring.ts';
import { newCreation } from '../../../src/lineage/replay.ts';
import { ordersOf } from '../../../src/trace/orders.ts';
import { traceOf } from '../../support/facts.ts';
import { simulateSearch } from '../../support/search.ts';

const { records } = simulateSearch({
  seed: 1,
  evaluations: 4,
  population: 2,
  sample: 1,
  workers: 1,
  options: [2],
});
const orders = ordersOf(traceOf(records));

/** What the weights of one candidate's children make of it. */
function wasParent(weights: readonly number[]): number {
  const offspring = new OffspringCount(orders, 2, 1);
  const creation = Object.assign(newCreation(1), { count: 1 });
  creation.member[0] = orders.candidates[0] ?? -1;
  for (const weight of weights) {
    creation.weight[0] = weight;
    offspring.visit(creation);
  }
  return offspring.summarize().wasParent[0] ?? Number.NaN;
}

/** 1 − Π (1 − k 2⁻⁶⁰) as a double: weights are whole multiples of 2⁻⁶⁰. */
function exactly(weights: readonly number[]): number {
  const one = 1n << 60n;
  let left = 1n;
  for (const weight of weights) left *= one - BigInt(weight * 2 ** 60);
  const whole = one ** BigInt(weights.length);
  return Number(((whole - left) << 200n) / whole) / 2 ** 200;
}

test('weights far below the precision of one keep twelve digits', () => {
  for (const weights of [
    [2 ** -58],
    [3 * 2 ** -59, 2 ** -60],
    [2 ** -40, 3 * 2 ** -41, 5 * 2 ** -43],
    [0.25, 2 ** -50, 0.5],
  ]) {
    expect(wasParent(weights) / exactly(weights)).toBeCloseTo(1, 12);
  }
});

test('a certain child makes a parent, none makes no parent', () => {
  expect(wasParent([0.25, 1, 0.5])).toBe(1);
  expect(wasParent([])).toBe(0);
  expect(wasParent([0, 0])).toBe(0);
});
