// How often would the commonest of c equally likely prefixes occur among W models (METHOD §6, paper V-D2)?

import { binomial } from './exact.ts';

const EXACT_WINDOW = 2000;

/** ln of the sample size at which some prefix occurs `times` times with a probability (the generalized birthday problem). */
export function logSampleSize(times: number, prefixes: number, probability: number): number {
  let logFactorial = 0;
  for (let i = 2; i <= times; i++) logFactorial += Math.log(i);
  const chance = Math.log(-Math.log(1 - probability));
  return ((times - 1) * Math.log(prefixes) + logFactorial + chance) / times;
}

/** The largest count k′ ≤ W whose sample size is within W; null if there is none. */
export function findFormulaCount(window: number, prefixes: number, probability: number): number | null {
  let largest: number | null = null;
  for (let times = 1; times <= window; times++) {
    if (logSampleSize(times, prefixes, probability) <= Math.log(window)) largest = times;
  }
  return largest;
}

/** How many of the c^W words of length W over c letters hold no letter more than `most` times. */
export function countWords(window: number, prefixes: bigint, most: number): bigint {
  // As exponential generating functions: the word counts of one letter, raised to the power c.
  const letter: bigint[] = Array.from({ length: window + 1 }, (_, length) => (length <= most ? 1n : 0n));
  let square = letter;
  let words: bigint[] = Array.from({ length: window + 1 }, (_, length) => (length === 0 ? 1n : 0n));
  for (let rest = prefixes; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) words = interleave(words, square);
    if (rest > 1n) square = interleave(square, square);
  }
  return words[window] ?? 0n;
}

/** Words of two disjoint alphabets, mixed: Σ_j C(n, j) a_j b_(n − j). */
function interleave(a: readonly bigint[], b: readonly bigint[]): bigint[] {
  return a.map((_, n) => {
    let total = 0n;
    for (let j = 0; j <= n; j++) {
      const [left, right] = [a[j] ?? 0n, b[n - j] ?? 0n];
      if (left !== 0n && right !== 0n) total += binomial(n, j) * left * right;
    }
    return total;
  });
}

/** The smallest k with P(max ≤ k) at least 1/2, 95/100, 999/1000, all in whole numbers; null for long windows. */
export function findExactCounts(window: number, prefixes: bigint) {
  const levels: { median: number | null; p95: number | null; p999: number | null } = {
    median: null,
    p95: null,
    p999: null,
  };
  if (window > EXACT_WINDOW) return levels;
  const all = prefixes ** BigInt(window);
  for (let most = 1; most <= window && levels.p999 === null; most++) {
    const words = countWords(window, prefixes, most);
    if (words * 2n >= all) levels.median ??= most;
    if (words * 100n >= all * 95n) levels.p95 ??= most;
    if (words * 1000n >= all * 999n) levels.p999 ??= most;
  }
  return levels;
}
