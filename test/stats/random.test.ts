import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareTail, chiSquareUniform } from '../../src/stats/chi-square.ts';
import { createRandom, shuffle, splitMix64, Xoshiro } from '../../src/stats/random.ts';

test('xoshiro128** 1.1 gives its reference output', () => {
  // xoshiro128starstar.c by its authors, state {1, 2, 3, 4}: the test vector of Rust's rand_xoshiro.
  const xoshiro = new Xoshiro([1, 2, 3, 4]);
  const expected = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ];
  expect(expected.map(() => xoshiro.word())).toEqual(expected);
});

test('SplitMix64 gives its reference output', () => {
  // splitmix64.c, seed 1234567: the published example of Rosetta Code.
  expect([1n, 2n, 3n, 4n, 5n].map(n => splitMix64(1234567n, n))).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ]);
});

// SplitMix64 and xoshiro128** written anew in Python's integers; doubles as (a ≫ 5)·2²⁶ + (b ≫ 6) over 2⁵³.
test.each([
  [0, [0.870254774404272, 0.6697971505310978]],
  [42, [0.4137016681565887, 0.003983993377814743]],
  [-1, [0.11122081116347982, 0.12938300625619603]],
  [2 ** 53 - 1, [0.2871189810310325, 0.1540904543499252]],
])('seed %i', (seed, expected) => {
  const random = createRandom(seed);
  expect(expected.map(() => random.next())).toEqual(expected);
});

test('refuses a seed that is no safe integer', () => {
  for (const seed of [0.5, Number.NaN, 2 ** 53]) expect(() => createRandom(seed)).toThrow(RangeError);
});

// A right generator fails such a test once in ten thousand seeds; the seed is fixed.
test.each([2, 7, 100, 3 * 2 ** 30])('integers below %i are uniform', bound => {
  const random = createRandom(11);
  const cells = Math.min(bound, 96);
  const counts = new Int32Array(cells);
  for (let i = 0; i < 96_000; i++) {
    const drawn = random.integer(bound);
    if (!(drawn >= 0 && drawn < bound && Number.isInteger(drawn))) expect.fail(`drew ${drawn}`);
    const cell = bound === 100 ? drawn % 50 : Math.floor((drawn / bound) * cells);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const used = counts.filter(count => count > 0);
  const { statistic, df } = chiSquareUniform(used);
  expect(chiSquareTail(statistic, df)).toBeGreaterThan(1e-4);
});

test('shuffles keep the members, leave the rest alone, and make every order alike', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 })),
      fc.nat(),
      fc.nat(),
      fc.integer(),
      (values, a, b, seed) => {
        const [from, to] = [a % (values.length + 1), b % (values.length + 1)].sort((x, y) => x - y);
        const array = Int32Array.from(values);
        shuffle(array, createRandom(seed), from, to);
        expect([...array.subarray(0, from)]).toEqual(values.slice(0, from));
        expect([...array.subarray(to)]).toEqual(values.slice(to));
        expect([...array].sort()).toEqual([...values].sort());
      },
    ),
  );
  const random = createRandom(4);
  const seen = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const array = Int32Array.of(0, 1, 2, 3);
    shuffle(array, random);
    seen.set(array.join(), (seen.get(array.join()) ?? 0) + 1);
  }
  expect(seen.size).toBe(24);
  const { statistic, df } = chiSquareUniform([...seen.values()]);
  expect(chiSquareTail(statistic, df)).toBeGreaterThan(1e-4);
});
