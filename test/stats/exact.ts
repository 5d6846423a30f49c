// Exact arithmetic that the tests hold the floating-point functions against.

/** C(n, k) exactly; 0 for k > n. */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 0; i < Math.min(k, n - k); i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
  return result;
}

/** A quotient of whole numbers as the nearest double, for any size of either (relative error 1e-16). */
export function ratio(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = BigInt(numerator.toString(2).length - denominator.toString(2).length - 70);
  const scaled = shift > 0n ? numerator / (denominator << shift) : (numerator << -shift) / denominator;
  // In two steps: 2^shift alone may be a subnormal.
  const half = Math.trunc(Number(shift) / 2);
  return Number(scaled) * 2 ** half * 2 ** (Number(shift) - half);
}

/** |value/expected − 1|, and 0 only for two zeros. */
export function relativeError(value: number, expected: number): number {
  return expected === 0 ? Math.abs(value) : Math.abs(value / expected - 1);
}

/** All subsets of 0 … n − 1, as lists in ascending order. */
export function subsets(n: number): number[][] {
  return Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (_, i) => i).filter(i => (bits >> i) & 1),
  );
}

/** All ways of writing n as an ordered sum of positive parts: every pattern of ties among n members. */
export function compositions(n: number): number[][] {
  if (n === 0) return [[]];
  return Array.from({ length: n }, (_, i) => i + 1).flatMap(first =>
    compositions(n - first).map(rest => [first, ...rest]),
  );
}
