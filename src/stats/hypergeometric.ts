// How probable is a draw without replacement that misses every marked member?
//
// P(X = 0 | X ~ H(N, K, n)) = C(N − K, n)/C(N, n) = ∏_{i < n} (N − K − i)/(N − i). K and n may change places, so
// the shorter product is taken. A difference of log-gammas would lose six digits at N = 10⁶ (METHOD §5).

import { RatioProduct } from './ratio-product.ts';

/**
 * Probability that `drawn` of `populationSize` members hold none of the `marked`; 0 where that is impossible.
 * Throws RangeError unless all are integers and 0 ≤ marked, drawn ≤ populationSize.
 */
export function probabilityNoneDrawn(populationSize: number, marked: number, drawn: number): number {
  requireCount(populationSize, Number.MAX_SAFE_INTEGER);
  requireCount(marked, populationSize);
  requireCount(drawn, populationSize);
  if (drawn > populationSize - marked) return 0;
  const factors = Math.min(marked, drawn);
  const rest = populationSize - Math.max(marked, drawn);
  const product = new RatioProduct();
  for (let i = 0; i < factors && product.value > 0; i++) product.multiply(rest - i, populationSize - i);
  return product.value;
}

function requireCount(value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`expected an integer within 0…${most}, not ${value}`);
  }
}
