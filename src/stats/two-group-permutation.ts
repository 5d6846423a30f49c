// Would a statistic of two groups be as large if their members were dealt out at random? A permutation test.
//
// Exact over all ways to deal while they are few, else over seeded random ones with the observed one added (Phipson
// and Smyth 2010), so that p is never 0. Assumes only that members are exchangeable if the groups do not differ.

import { int32At } from '../shared/columns.ts';
import { createRandom, shuffle } from './random.ts';

const MOST_EXACT = 20_000;
const RANDOM_DEALS = 4999;

/** Two statistics of one deal computed in another order of addition are still ties. */
const TIE = 1e-12;

/** Members `0 … size − 1`; the statistic is large where the first group, of `chosen` members, differs from the rest. */
export function permutationPValue(
  size: number,
  chosen: number,
  statistic: (isFirst: Uint8Array) => number,
): number {
  const observed = statistic(Uint8Array.from({ length: size }, (_, member) => (member < chosen ? 1 : 0)));
  const limit = observed - TIE * Math.max(1, Math.abs(observed));
  let total = 0;
  let asLarge = 0;
  for (const isFirst of dealsOf(size, chosen)) {
    total++;
    if (statistic(isFirst) >= limit) asLarge++;
  }
  return countDeals(size, chosen) <= MOST_EXACT ? asLarge / total : (1 + asLarge) / (1 + total);
}

function dealsOf(size: number, chosen: number): Iterable<Uint8Array> {
  return countDeals(size, chosen) <= MOST_EXACT ? allDeals(size, chosen) : randomDeals(size, chosen);
}

function countDeals(size: number, chosen: number): number {
  let deals = 1;
  for (let i = 1; i <= chosen; i++) deals = (deals * (size - chosen + i)) / i;
  return deals;
}

/** Every way to choose, by the successor of a sorted combination. */
function* allDeals(size: number, chosen: number): Iterable<Uint8Array> {
  const places = Array.from({ length: chosen }, (_, place) => place);
  for (;;) {
    const isFirst = new Uint8Array(size);
    for (const place of places) isFirst[place] = 1;
    yield isFirst;
    const movable = places.findLastIndex((place, index) => place < size - chosen + index);
    if (movable < 0) return;
    const from = places[movable] ?? 0;
    for (let index = movable; index < chosen; index++) places[index] = from + 1 + index - movable;
  }
}

function* randomDeals(size: number, chosen: number): Iterable<Uint8Array> {
  const random = createRandom(0);
  const members = Int32Array.from({ length: size }, (_, member) => member);
  for (let deal = 0; deal < RANDOM_DEALS; deal++) {
    shuffle(members, random);
    const isFirst = new Uint8Array(size);
    for (let index = 0; index < chosen; index++) isFirst[int32At(members, index)] = 1;
    yield isFirst;
  }
}
