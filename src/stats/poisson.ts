// With which probabilities does a Poisson variable take its values?
//
// From the mode outwards by p_{j+1} = p_j · μ/(j + 1), then divided by the sum: no exponential of a large
// number, so the digits hold where e^{−μ} underflows. Values below 1e-40 · min(1, μ) of the mode are left out:
// relative to μ, because c = W/μ cells together still see what one of them hardly ever does.

import { float64At } from '../shared/columns.ts';

const NEGLIGIBLE = 1e-40;

export interface PoissonMass {
  /** The value that `mass[0]` belongs to. */
  readonly first: number;
  readonly mass: Float64Array;
}

/** Probabilities of a Poisson variable of mean μ ≥ 0 over the contiguous values that matter. */
export function poissonMass(mean: number): PoissonMass {
  const mode = Math.floor(mean);
  const negligible = NEGLIGIBLE * Math.min(1, mean);
  const below: number[] = [];
  for (let j = mode, p = j / mean; j > 0 && p > negligible; p *= j / mean) {
    below.push(p);
    j--;
  }
  const above: number[] = [];
  for (let j = mode + 1, p = mean / j; p > negligible; p *= mean / j) {
    above.push(p);
    j++;
  }
  const mass = Float64Array.from([...below.reverse(), 1, ...above]);
  let total = 0;
  for (const p of mass.toSorted()) total += p;
  return { first: mode - below.length, mass: mass.map(p => p / total) };
}

/** The probability of one value. */
export function probabilityOf(poisson: PoissonMass, value: number): number {
  const index = value - poisson.first;
  return index >= 0 && index < poisson.mass.length ? float64At(poisson.mass, index) : 0;
}
