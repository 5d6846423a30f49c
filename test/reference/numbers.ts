// Textbook statistics in their plainest form: quantiles, the normal distribution, the tail of χ², Wilson's interval.

import { itemAt } from '../../src/shared/columns.ts';

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const meanOrNull = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;

/** Sample deviation (n − 1). */
export function deviationOrNull(values: readonly number[]): number | null {
  const mean = meanOrNull(values);
  if (mean === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map(value => (value - mean) ** 2)) / (values.length - 1));
}

/** Linear interpolation between order statistics (Hyndman and Fan's type 7). */
export function quantileOrNull(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = itemAt(sorted, Math.floor(place));
  const high = itemAt(sorted, Math.ceil(place));
  return low + (place - Math.floor(place)) * (high - low);
}

/** Upper tail of the standard normal distribution, x ≥ 0. */
export function normalTail(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let series = x;
    for (let k = 3; term > series * 1e-18; k += 2) {
      term *= (x * x) / k;
      series += term;
    }
    return 0.5 - density * series;
  }
  // Laplace's continued fraction 1/(x + 1/(x + 2/(x + …))), from the inside out.
  let fraction = x;
  for (let k = 300; k > 0; k--) fraction = x + k / fraction;
  return density / fraction;
}

/** Φ⁻¹ by bisection, until doubles are exhausted. */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  let low = 0;
  let high = 40;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > probability) low = middle;
    else high = middle;
  }
  return -(low + high) / 2;
}

/** P(χ² ≥ x) by the series or the continued fraction of the incomplete gamma function. */
export function chiSquareTail(x: number, df: number): number {
  const shape = df / 2;
  const half = x / 2;
  if (half <= 0) return 1;
  const scale = Math.exp(shape * Math.log(half) - half - logGammaOfHalves(df));
  if (half < shape + 1) {
    let term = 1 / shape;
    let series = term;
    for (let k = 1; term > series * 1e-18; k++) {
      term *= half / (shape + k);
      series += term;
    }
    return 1 - scale * series;
  }
  // Q = x^a e^−x / Γ(a) · 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))), from the inside out.
  let fraction = 0;
  for (let k = 2000; k > 0; k--) fraction = (k * (shape - k)) / (half + 2 * k + 1 - shape + fraction);
  return scale / (half + 1 - shape + fraction);
}

/** ln Γ(df / 2), by the recursion from Γ(1) = 1 or Γ(½) = √π. */
function logGammaOfHalves(df: number): number {
  let value = df % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let shape = df % 2 === 0 ? 1 : 0.5; shape < df / 2 - 0.25; shape++) value += Math.log(shape);
  return value;
}

/** Wilson's score interval for `yes` of `n`. */
export function findWilsonInterval(yes: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const z = 1.96;
  const share = yes / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { low: centre - half, high: centre + half };
}
