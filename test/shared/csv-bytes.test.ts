// Are the bytes of a table those that the plain functions make, field by field?

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvField } from '../../src/shared/csv.ts';
import { CsvBytes } from '../../src/shared/csv-bytes.ts';
import { packFields, RepeatedFields } from '../../src/shared/packed-fields.ts';
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

test('thirteen digits of which the last is a five, and the doubles beside them', () => {
  const half = fc
    .tuple(
      fc.integer({ min: 1e11, max: 1e12 - 1 }),
      fc.integer({ min: 2, max: 18 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([digits, places, ulps]) => ((10 * digits + 5) / 10 ** places) * (1 + ulps * Number.EPSILON));
  fc.assert(
    fc.property(half, value => {
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

test('memory that is too small gives way to more of its kind', () => {
  for (const memory of [new ArrayBuffer(64), new SharedArrayBuffer(64)]) {
    const rows = new CsvBytes(memory);
    rows.integer(1);
    expect(rows.written.buffer).toBe(memory);
    rows.text('x'.repeat(100));
    expect(Buffer.from(rows.written).toString()).toBe(`1,${'x'.repeat(100)},`);
    expect(rows.written.buffer.constructor).toBe(memory.constructor);
  }
});

test('fields that come again are copied', () => {
  const texts = ['', 'a', 'four', 'five5', '"quoted"', '=1', 'é€😀', 'x'.repeat(300_000)];
  const fields = texts.map(text => `${csvField(text)},`);
  const packed = packFields(texts.length, (index, rows) => rows.text(texts[index] ?? ''));
  const repeated = new RepeatedFields(texts.length, (index, rows) => rows.text(texts[index] ?? ''));
  fc.assert(
    fc.property(fc.array(fc.nat({ max: texts.length - 1 })), indices => {
      const [copied, again] = [new CsvBytes(), new CsvBytes()];
      for (const index of indices) {
        copied.copy(
          new DataView(packed.bytes.buffer),
          packed.ends[index] ?? -1,
          packed.ends[index + 1] ?? -1,
        );
        repeated.put(index, again);
      }
      const all = indices.map(index => fields[index]).join('');
      expect([copied, again].map(rows => Buffer.from(rows.written).toString())).toEqual([all, all]);
    }),
    { numRuns: 50 },
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
