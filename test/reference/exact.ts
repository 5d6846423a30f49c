// What are the hypergeometric probabilities of METHOD §5, without rounding? Binomials as BigInt; the quotient is
// rounded once, at the end.

const QUOTIENT_BITS = 80n;
const pascal: bigint[][] = [];
const selections = new Map<number, Map<number, number>>();

/** C(n, k), 0 outside 0 ≤ k ≤ n; Pascal's triangle, kept. */
export function binomial(n: number, k: number): bigint {
  if (n < 0 || k < 0 || k > n) return 0n;
  const row = pascal[n] ?? [];
  pascal[n] = row;
  const known = row[k];
  if (known !== undefined) return known;
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  row[k] = value;
  return value;
}

/** numerator / denominator ≥ 0 as a double, right to its last bits. */
export function divide(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = BigInt(denominator.toString(2).length - numerator.toString(2).length) + QUOTIENT_BITS;
  const quotient = shift >= 0n ? (numerator << shift) / denominator : numerator / (denominator << -shift);
  // In two steps: 2^−shift alone may underflow.
  const half = Math.trunc(Number(shift) / 2);
  return Number(quotient) * 2 ** -half * 2 ** (half - Number(shift));
}

/** C(λ, s) / C(P, s): a draw of s of P holds nobody better than the member of rank λ (1 = worst). */
export function upperBound(rank: number, population: number, sample: number): number {
  return divide(binomial(rank, sample), binomial(population, sample));
}

/** Probability to win a tournament, for a member with `better` strictly better and `tied` equal (itself included). */
export function selectionProbability(
  population: number,
  sample: number,
  better: number,
  tied: number,
): number {
  const outer = population * 1024 + sample;
  const kept = selections.get(outer) ?? new Map<number, number>();
  selections.set(outer, kept);
  const key = better * (population + 1) + tied;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const notBetter = binomial(population - better, sample);
  const worse = binomial(population - better - tied, sample);
  const value = divide(notBetter - worse, BigInt(tied) * binomial(population, sample));
  kept.set(key, value);
  return value;
}
