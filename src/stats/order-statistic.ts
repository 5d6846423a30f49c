// Where is the r-th smallest of n independent standard normal values expected?
//
// E(r, n) ≈ Φ⁻¹((r − α)/(n − 2α + 1)) with α = π/8: Elfving's constant (Biometrika 34, 1947), which Royston
// (Algorithm AS 177, Appl. Statist. 31, 1982) cites and the paper prints in V-B2 for the finishing times of
// workers. An approximation: the method uses it as printed, so an exact integral would be another number.

import { normalQuantile } from './normal-quantile.ts';

/** Expected r-th order statistic (r = 1 the smallest) of n, in standard deviations. Throws unless 1 ≤ r ≤ n. */
export function expectedNormalOrderStatistic(r: number, n: number): number {
  if (!(r >= 1 && r <= n)) throw new RangeError(`rank ${r} outside 1…${n}`);
  return normalQuantile((r - Math.PI / 8) / (n - Math.PI / 4 + 1));
}
