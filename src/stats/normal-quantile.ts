// Below which value does a standard normal variable fall with probability p?
//
// Φ⁻¹(p) = −√2 · erfc⁻¹(2p) for p < ½, by symmetry above: erfc⁻¹ keeps its digits near 0 only. 1 − p is exact
// for p ≥ ½ (Sterbenz), so nothing is lost on the way. Not simple-statistics' probit, which is off by 1e-2.

import erfcinv from '@stdlib/math-base-special-erfcinv';

/** Φ⁻¹(p) in standard deviations; −∞ at 0, +∞ at 1. Throws RangeError outside [0, 1]. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability is within [0, 1], not ${p}`);
  if (p === 0.5) return 0;
  return p < 0.5 ? -Math.SQRT2 * erfcinv(2 * p) : Math.SQRT2 * erfcinv(2 * (1 - p));
}
