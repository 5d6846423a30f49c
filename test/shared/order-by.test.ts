// The radix sort against the order's definition: by key, rows without one last, ties as they stand.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderBy, orderByBoth, reorderBy } from '../../src/shared/order-by.ts';

const keys = fc.array(
  fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY)),
);

function sorted(rows: readonly number[], key: Float64Array): number[] {
  const of = (row: number) => key[row] ?? Number.NaN;
  const compare = (a: number, b: number) => {
    if (Number.isNaN(of(a)) || Number.isNaN(of(b)))
      return Number(Number.isNaN(of(a))) - Number(Number.isNaN(of(b)));
    return of(a) < of(b) ? -1 : Number(of(a) > of(b));
  };
  return rows.toSorted(compare);
}

test('rows by key', () => {
  fc.assert(
    fc.property(keys, values => {
      const key = Float64Array.from(values);
      expect([...orderBy(key)]).toEqual(sorted([...key.keys()], key));
    }),
  );
});

test('some rows, given in another order', () => {
  fc.assert(
    fc.property(keys, values => {
      const key = Float64Array.from(values);
      const rows = [...key.keys()].filter(row => row % 3 !== 1).reverse();
      expect([...reorderBy(Int32Array.from(rows), key)]).toEqual(sorted(rows, key));
    }),
  );
});

test('by one key, ties by another', () => {
  const pairs = fc.array(
    fc.record({ key: fc.constantFrom(0, 1, 2, Number.NaN), second: fc.constantFrom(0, 1, Number.NaN) }),
  );
  const written = fc.oneof(
    pairs,
    pairs.map(rows => rows.toSorted((a, b) => a.key - b.key)),
  );
  fc.assert(
    fc.property(written, rows => {
      const key = Float64Array.from(rows, row => row.key);
      const second = Float64Array.from(rows, row => row.second);
      const bySecond = orderBy(second);
      expect([...orderByBoth(key, second, bySecond)]).toEqual(sorted([...bySecond], key));
    }),
  );
});
