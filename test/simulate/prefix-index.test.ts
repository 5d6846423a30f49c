// Does the repository's index find the longest common prefix, as comparing with every known architecture does?

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntPairMap } from '../../src/simulate/int-pair-map.ts';
import { PrefixIndex } from '../../src/simulate/prefix-index.ts';

const longestByComparing = (known: readonly number[][], asked: readonly number[]): number =>
  Math.max(
    0,
    ...known.map(each => {
      const parting = each.findIndex((choice, i) => choice !== asked[i]);
      return parting < 0 ? each.length : parting;
    }),
  );

test.each([2, 3, 400])('the longest common prefix, %i choices a position', choices => {
  const architecture = fc.array(fc.nat(choices - 1), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(architecture, { maxLength: 300 }), architectures => {
      const index = new PrefixIndex(5);
      architectures.forEach((architecture, i) => {
        const column = Int32Array.from([9, ...architecture]);
        expect(index.longestPrefix(column, 1)).toBe(
          longestByComparing(architectures.slice(0, i), architecture),
        );
        index.add(column, 1);
        expect(index.longestPrefix(column, 1)).toBe(5);
      });
    }),
  );
});

test('the map of pairs remembers what it was told last, through growing', () => {
  const entry = fc.tuple(fc.nat(90), fc.nat(90), fc.nat());
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1500, maxLength: 3000 }), entries => {
      const map = new IntPairMap();
      for (const [a, b, value] of entries) map.set(a, b, value);
      const expected = new Map(entries.map(([a, b, value]) => [`${a} ${b}`, value]));
      for (let a = 0; a <= 90; a++) {
        for (let b = 0; b <= 90; b++) expect(map.get(a, b)).toBe(expected.get(`${a} ${b}`) ?? -1);
      }
    }),
    { numRuns: 5 },
  );
});
