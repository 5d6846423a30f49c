import { expect, test } from 'vitest';
import { poissonMass, probabilityOf } from '../../src/stats/poisson.ts';
import { relativeError } from './exact.ts';

// mpmath 1.3 at 60 digits: exp(−μ + j ln μ − ln j!).
test.each([
  [0.8, 0, 0.4493289641172216],
  [0.8, 1, 0.3594631712937773],
  [0.8, 5, 0.00122696762468276],
  [100, 100, 0.03986099680914713],
  [740, 1000, 1.774838743260421e-20],
  [2000, 1800, 3.004971349312274e-7],
  [2000, 2000, 0.008920248895986242],
  [1e-298, 1, 1e-298],
])('P(X = j) for mean %d, j = %i', (mean, j, p) => {
  expect(relativeError(probabilityOf(poissonMass(mean), j), p)).toBeLessThan(3e-14);
});

test('a mean of 0 is certain, and values out of reach have probability 0', () => {
  expect(poissonMass(0)).toEqual({ first: 0, mass: Float64Array.of(1) });
  expect(probabilityOf(poissonMass(3), -1)).toBe(0);
  expect(probabilityOf(poissonMass(3), 1000)).toBe(0);
});
