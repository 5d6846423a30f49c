// Are p-values uniform, as those of a true null hypothesis are? The Kolmogorov–Smirnov test.

/** P(D ≥ observed) for values in [0, 1] against the uniform law; Stephens' (1970) form of Kolmogorov's limit. */
export function uniformityPValue(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const distance = Math.max(...sorted.map((value, i) => Math.max((i + 1) / n - value, value - i / n)));
  const root = Math.sqrt(n);
  const lambda = (root + 0.12 + 0.11 / root) * distance;
  let tail = 0;
  for (let k = 1; k <= 100; k++) tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, tail);
}
