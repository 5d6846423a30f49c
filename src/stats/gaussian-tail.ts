// How often is a standard normal variable at least as far from 0 as z?
//
// P(|Z| ≥ |z|) = erfc(|z|/√2). stdlib's erfc is the FreeBSD msun port; it keeps its digits to the far tail,
// where 1 − erf would be 0.

import erfc from '@stdlib/math-base-special-erfc';

/** Two-sided tail probability of a standard normal deviate z (in standard deviations). */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}
