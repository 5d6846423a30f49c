// Times in every unit and as dates: seconds to the last digit, counted from the clock's origin.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ReadOptions, readTrace } from '../../src/ingest/index.ts';
import { TimeReader } from '../../src/ingest/times.ts';

test.each<[string, number, number]>([
  ['2024-02-29T12:00:00Z', 1709208000, 0],
  ['2024-02-29 12:00:00', 1709208000, 0],
  ['2024-02-29T12:00:00.123456789Z', 1709208000, 0.123456789],
  ['2024-02-29T14:30:00+02:30', 1709208000, 0],
  ['2024-02-29T04:00:00,5-0800', 1709208000, 0.5],
  ['2024-02-29', 1709164800, 0],
  ['1969-12-31T23:59:59.25Z', 0, -0.75],
])('%s is %d and %d seconds', (text, origin, seconds) => {
  const times = new TimeReader();
  expect(times.readCell(text)).toBe(seconds);
  expect(times.origin).toBe(origin);
});

test.each(['2024-02-30', '2024-13-01', '2023-02-29T00:00:00Z', '2024-01-01T24:00:00', '12:00', 'soon'])(
  '%s is no time',
  text => {
    expect(new TimeReader().readCell(text)).toBe(text);
  },
);

test('nanoseconds of an epoch keep every digit, as cells and as JSON integers', async () => {
  const rows = [
    ['1700000000123456789', '1700000060123456790'],
    ['1700000000000000001', '1700000000999999999'],
  ];
  const options: ReadOptions = { timeUnit: 'ns' };
  const csv = `arch,quality,start,end\n${rows.map(([start, end]) => `0,1,${start},${end}\n`).join('')}`;
  const jsonl = rows.map(([start, end]) => `{"arch": [0], "quality": 1, "start": ${start}, "end": ${end}}\n`);
  for (const text of [csv, jsonl.join('')]) {
    const { trace } = await readText(text, options);
    expect(trace.clockOrigin).toBe(1_700_000_000);
    expect([...trace.start]).toEqual([0.123456789, 0.000000001]);
    expect([...trace.end]).toEqual([60.12345679, 0.999999999]);
  }
});

test.each([
  ['s', 1],
  ['ms', 1e3],
  ['us', 1e6],
  ['ns', 1e9],
] as const)('small numbers of %s are divided and have no origin', (unit, perSecond) => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), seconds => {
      const times = new TimeReader(unit);
      const text = (seconds * perSecond).toFixed(3);
      expect(times.readCell(text)).toBeCloseTo(Number(text) / perSecond, 9);
      expect(times.readValue(Number(text))).toBeCloseTo(Number(text) / perSecond, 9);
      expect(times.origin).toBe(0);
    }),
  );
});

test('plain seconds stand as they are, epochs too', () => {
  const times = new TimeReader();
  expect(times.readCell('1795485789.0284567')).toBe(1795485789.0284567);
  expect(times.readValue(12.5)).toBe(12.5);
  expect(times.readValue('12.5')).toBe(12.5);
  expect(times.readValue(null)).toBeUndefined();
  expect(times.readValue({})).toEqual({});
  expect(times.origin).toBe(0);
});

test('quotes in a line keep their digits to themselves', () => {
  const line = '{"id": "1234567890123456789", "start": 1234567890123456789, "quality": 0.1234567890123456}';
  expect(new TimeReader('ns').quoteLongIntegers(line)).toBe(
    '{"id": "1234567890123456789", "start": "1234567890123456789", "quality": 0.1234567890123456}',
  );
  expect(new TimeReader('s').quoteLongIntegers(line)).toBe(line);
});

test('a header says the origin of its times', async () => {
  const { trace } = await readText(
    '{"nastrace": 1, "clockOrigin": 1700000000}\n{"arch": [0], "quality": 1, "start": 0.5, "end": 1}\n',
  );
  expect([trace.clockOrigin, trace.start[0]]).toEqual([1_700_000_000, 0.5]);
});

async function readText(text: string, options: ReadOptions = {}) {
  async function* once() {
    yield Buffer.from(text);
  }
  return readTrace('-', { ...options, stdin: once() });
}
