// How often is the commonest of c equally likely prefixes met among W random ones?
//
// Two answers of METHOD §6. The paper's V-D2 (generalised birthday problem): the sample in which some prefix occurs
// k′ times with probability p is n = [c^(k′−1) · k′! · ln(1/(1−p))]^(1/k′); asymptotic, and absurd for c < W.
// Exactly: the quantiles of the maximum of a multinomial.

import factorialln from '@stdlib/math-base-special-factorialln';
import { MaximumLaw } from './multinomial-maximum.ts';

/** Probabilities equal to a threshold (c = 20, W = 2: exactly 0.95) must count as reaching it. */
const TIE = 1e-12;

/** The largest k′ ≤ W with n(k′, c, probability) ≤ W, in log space; 0 if there is none. */
export function birthdayFormulaMaximum(c: number, windowSize: number, probability: number): number {
  const lnCells = Math.log(c);
  const lnOdds = Math.log(-Math.log1p(-probability));
  for (let k = windowSize; k >= 1; k--) {
    const lnSample = ((k - 1) * lnCells + factorialln(k) + lnOdds) / k;
    if (lnSample <= Math.log(windowSize)) return k;
  }
  return 0;
}

/**
 * For each probability the smallest k with P(max ≤ k) at least that, among W balls in c ≥ 1 cells (c may be a
 * float up to 1e300). Meant for W ≤ 2000: a few dozen evaluations of at most W² steps each.
 */
export function multinomialMaximum(
  c: number,
  windowSize: number,
  probabilities: readonly number[],
): number[] {
  const law = new MaximumLaw(c, windowSize);
  const known = new Map<number, number>();
  const probabilityUpTo = (k: number): number => {
    const value = known.get(k) ?? law.probabilityUpTo(k);
    known.set(k, value);
    return value;
  };
  return probabilities.map(probability => {
    let low = Math.ceil(windowSize / c);
    let high = windowSize;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (probabilityUpTo(middle) >= probability - TIE) high = middle;
      else low = middle + 1;
    }
    return high;
  });
}
