import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/wilson.ts';

// Newcombe, Statist. Med. 17 (1998) 857–872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i: %d to %d', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test('both ends solve |x/n − p| = z √(p (1 − p)/n), also for fractional successes', () => {
  const z = 1.96;
  const trial = fc.record({
    n: fc.integer({ min: 1, max: 1_000_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(trial, ({ n, share }) => {
      const interval = wilsonInterval(share * n, n) ?? { low: Number.NaN, high: Number.NaN };
      expect(interval.low).toBeLessThanOrEqual(share + 1e-15);
      expect(interval.high).toBeGreaterThanOrEqual(share - 1e-15);
      for (const p of [interval.low, interval.high]) {
        expect(Math.abs((share - p) ** 2 - (z * z * p * (1 - p)) / n)).toBeLessThan(
          1e-14 / n + 1e-15 * Math.abs(share - p),
        );
      }
    }),
  );
});

test('few successes in many trials keep their digits', () => {
  // x = 0: the upper root is z²/(n + z²) in closed form.
  const z = 1.96;
  expect(wilsonInterval(0, 1e9)?.high).toBeCloseTo((z * z) / (1e9 + z * z), 22);
  // A lower root that the textbook formula would lose: x²/(n z²) to first order in x.
  expect(wilsonInterval(1e-6, 1e9)?.low).toBeCloseTo(1e-12 / (1e9 * z * z), 27);
});

test('no successes start at 0 exactly, all end at 1 exactly; mirrored counts mirror', () => {
  expect(wilsonInterval(0, 7)?.low).toBe(0);
  expect(wilsonInterval(7, 7)?.high).toBe(1);
  expect(wilsonInterval(2, 7)?.high).toBeCloseTo(1 - (wilsonInterval(5, 7)?.low ?? Number.NaN), 15);
});

test('no trials, no interval; expected counts that round past the ends are cut', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  expect(wilsonInterval(7 + 1e-12, 7)).toEqual(wilsonInterval(7, 7));
  expect(wilsonInterval(-1e-12, 7)).toEqual(wilsonInterval(0, 7));
});
