// Do two columns rise together, and could chance have done it?
//
// Spearman's ρ: the correlation of average ranks. Ranks are doubled and centred to whole numbers, so that
// permutations with equal ρ compare equal. Against order, p is exact over all permutations up to 8 values, else
// (1 + #)/(1 + 9999) over seeded ones (METHOD §5 diminishing; Phipson & Smyth 2010 on the added one).

import { at, int32At } from '../shared/columns.ts';
import { type Random, shuffle } from './random.ts';
import { averageRanks } from './ranks.ts';

const EXACT_UP_TO = 8;
const PERMUTATIONS = 9999;

export interface SpearmanTest {
  readonly rho: number;
  /** One-sided: as decreasing as this, or more. */
  readonly pLess: number;
  readonly pTwoSided: number;
}

/** ρ of two columns of one length; null if either is constant or n < 2. */
export function spearmanCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  if (a.length !== b.length) throw new RangeError(`columns of ${a.length} and ${b.length} values`);
  const [x, y] = [centredRanks(a), centredRanks(b)];
  const scale = Math.sqrt(dot(x, x) * dot(y, y));
  return scale === 0 ? null : Math.max(-1, Math.min(1, dot(x, y) / scale));
}

/** Tests values against the order they stand in; null if constant or n < 2. */
export function spearmanTest(values: ArrayLike<number>, random: Random): SpearmanTest | null {
  const order = Float64Array.from({ length: values.length }, (_, index) => index);
  const rho = spearmanCorrelation(values, order);
  if (rho === null) return null;
  const ranks = Int32Array.from(centredRanks(values));
  const places = Int32Array.from(centredRanks(order));
  const observed = dot(ranks, places);
  let [trials, less, far] = [0, 0, 0];
  const count = () => {
    const statistic = dot(ranks, places);
    trials++;
    if (statistic <= observed) less++;
    if (Math.abs(statistic) >= Math.abs(observed)) far++;
  };
  if (values.length <= EXACT_UP_TO) {
    visitPermutations(ranks, ranks.length, count);
    return { rho, pLess: less / trials, pTwoSided: far / trials };
  }
  for (let i = 0; i < PERMUTATIONS; i++) {
    shuffle(ranks, random);
    count();
  }
  return { rho, pLess: (1 + less) / (1 + trials), pTwoSided: (1 + far) / (1 + trials) };
}

/** 2·rank − (n + 1): whole numbers whose sum is 0. */
function centredRanks(values: ArrayLike<number>): Float64Array {
  return averageRanks(values).map(rank => 2 * rank - (values.length + 1));
}

type Ranks = Float64Array | Int32Array;

function dot(a: Ranks, b: Ranks): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}

/** Visits all n! orders of the first `size` entries, equal ones as often as they arise (Heap 1963). */
function visitPermutations(items: Int32Array, size: number, visit: () => void): void {
  if (size <= 1) {
    visit();
    return;
  }
  for (let i = 0; i < size; i++) {
    visitPermutations(items, size - 1, visit);
    const other = size % 2 === 0 ? i : 0;
    const last = int32At(items, size - 1);
    items[size - 1] = int32At(items, other);
    items[other] = last;
  }
}
