// Products of likelihood ratios stay within a double however many there are: against sums of logarithms.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseOf, LogProducts } from '../../src/lineage/log-products.ts';
import { EPSILON } from '../../src/lineage/replay.ts';

/** ln(((1 − ε) mixture + ε u) / u) from the logarithms of both terms. */
function expectedLog(logMixture: number, logRandom: number): number {
  const ratio = Math.log(1 - EPSILON) + logMixture - logRandom;
  const [large, small] = [ratio, Math.log(EPSILON)].sort((a, b) => b - a) as [number, number];
  return large + Math.log1p(Math.exp(small - large));
}

const factors = fc.array(
  fc.record({
    logMixture: fc.double({ min: -60, max: -0.01, noNaN: true }),
    logRandom: fc.oneof(
      fc.double({ min: -349, max: 0, noNaN: true }),
      fc.double({ min: -3000, max: -351, noNaN: true }),
    ),
    isPossible: fc.boolean(),
  }),
  { minLength: 1, maxLength: 400 },
);

test('the logarithm of a product is the sum of its logarithms', () => {
  fc.assert(
    fc.property(factors, list => {
      const products = new LogProducts(2);
      const one = new LogProducts(1);
      let expected = 0;
      let expectedOne = 0;
      for (const { logMixture, logRandom, isPossible } of list) {
        const mixture = Math.exp(logMixture);
        const inverse = inverseOf(logRandom);
        products.multiply(Float64Array.of(mixture, 2), 0, 2, mixture, {
          log: logRandom,
          inverse,
          isPossible,
        });
        one.multiply(Float64Array.of(mixture), 0, 1, 1, { log: logRandom, inverse, isPossible: false });
        const log = expectedLog(logMixture, logRandom);
        expectedOne += log;
        expected += isPossible ? Math.max(0, log) : log;
      }
      const [first, capped] = products.finish();
      expect(first).toBeCloseTo(expected, 7);
      // A mixture above the largest counts as the largest.
      expect(capped).toBe(first);
      expect(one.finish()[0]).toBeCloseTo(expectedOne, 7);
    }),
  );
});
