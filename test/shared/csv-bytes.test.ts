// Are the bytes of a table those that the plain functions make, field by field?

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvField } from '../../src/shared/csv.ts';
import { CsvBytes } from '../../src/shared/csv-bytes.ts';
import { roundNumber } from '../../src/shared/stable-json.ts';

/** One field, written as the last of a row. */
function written(write: (rows: CsvBytes) => void): string {
  const rows = new CsvBytes();
  write(rows);
  rows.endRow();
  return Buffer.from(rows.take()).toString().slice(0, -1);
}

const expected = (value: number) => String(roundNumber(value) ?? '');

test.each([
  0,
  -0,
  1,
  -1,
  10,
  999999,
  1e6,
  2 ** 31,
  1e11,
  1e12,
  1234567890123,
  1e21,
  0.1,
  0.3,
  1 / 3,
  2 / 3,
  1e-5,
  1e-6,
  9.999999999999e-7,
  1e-7,
  0.0999999999999999,
  0.99999999999949,
  0.99999999999951,
  99999.9999999999,
  123456.7890125,
  33.99801599999,
  1.0000000000005,
  1.0000000000015,
  99999999999.5,
  1e-300,
  5e-324,
  Number.MAX_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
])('%d as a number', value => {
  expect(written(rows => rows.number(value))).toBe(expected(value));
  expect(written(rows => rows.number(-value))).toBe(expected(-value));
});

test('any number, and numbers of few digits with what arithmetic leaves behind them', () => {
  const decimal = fc
    .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 20 }), fc.integer({ min: -4, max: 4 }))
    .map(([digits, places, ulps]) => (digits / 10 ** places) * (1 + ulps * Number.EPSILON));
  fc.assert(
    fc.property(fc.oneof(fc.double(), decimal), value => {
      expect(written(rows => rows.number(value))).toBe(expected(value));
    }),
    { numRuns: 20000 },
  );
});

test('any whole number below 10¹²', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 - 1e12, max: 1e12 - 1 }), value => {
      expect(written(rows => rows.integer(value))).toBe(String(value));
    }),
  );
});

test('any text', () => {
  const awkward = fc.string({ unit: fc.constantFrom(...'a-=+@\t\r\n",\\é€😀\ud800') });
  fc.assert(
    fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' })), text => {
      expect(written(rows => rows.text(text))).toBe(Buffer.from(csvField(text)).toString());
    }),
  );
});

test('rows longer than a piece stay whole', () => {
  const rows = new CsvBytes();
  const long = 'é'.repeat(1e6);
  rows.text(long);
  rows.integer(7);
  rows.endRow();
  expect(rows.isLong).toBe(true);
  expect(Buffer.from(rows.take()).toString()).toBe(`${long},7\n`);
  rows.empty();
  rows.endRow();
  expect(rows.isLong).toBe(false);
  expect(Buffer.from(rows.take()).toString()).toBe('\n');
});
