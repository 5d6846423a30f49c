// Between which bounds does a probability lie, 95 %, after so many successes in so many trials?
//
// Wilson's score interval (J. Amer. Statist. Assoc. 22, 1927): the roots of
// (n + z²) p² − (2x + z²) p + x²/n = 0. The lower root comes from the product of the roots, since the textbook
// difference cancels for small x; it is exactly 0 at x = 0. Expected (fractional) successes are as good.

/** The 95 % of every normal interval of the method. */
const Z = 1.96;
const Z_SQUARED = Z * Z;

/** 95 % interval of a proportion; null without trials. `successes` beyond 0…trials (rounding) are cut to it. */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } | null {
  if (!(trials > 0)) return null;
  const x = Math.min(Math.max(successes, 0), trials);
  const low = lowerRoot(x, trials);
  // Near 1 the complement's lower root is the exact way, near 0 the upper root itself.
  const high = 2 * x > trials ? 1 - lowerRoot(trials - x, trials) : upperRoot(x, trials);
  return { low, high };
}

function upperRoot(x: number, n: number): number {
  const spread = Z * Math.sqrt(Z_SQUARED + (4 * x * (n - x)) / n);
  return (2 * x + Z_SQUARED + spread) / (2 * (n + Z_SQUARED));
}

function lowerRoot(x: number, n: number): number {
  return (x * (x / n)) / ((n + Z_SQUARED) * upperRoot(x, n));
}
