// Each check finds what was planted, names the first record, and finds nothing in a sound search.

import { expect, test } from 'vitest';
import { TraceBuilder, type TraceHeader } from '../../src/trace/builder.ts';
import { checkIntegrity } from '../../src/trace/integrity/index.ts';
import type { Trace } from '../../src/trace/trace.ts';
import type { TraceRecord } from '../support/record.ts';
import { simulateSearch } from '../support/search.ts';

const { records } = simulateSearch({
  seed: 4,
  evaluations: 200,
  population: 20,
  sample: 4,
  workers: 5,
  options: [3, 3, 3, 3],
  managerClock: true,
  recordParents: true,
});

function built(rows: readonly TraceRecord[], header: TraceHeader = {}): Trace {
  const builder = new TraceBuilder(header);
  for (const row of rows) builder.add(row);
  return builder.build({ sources: [], format: 'jsonl', rejected: 0, warnings: [] });
}

function codesOf(trace: Trace): Record<string, [count: number, first: number]> {
  return Object.fromEntries(
    checkIntegrity(trace).map(({ code, count, evaluation }) => [code, [count, evaluation]]),
  );
}

/** The sound search with some records changed. */
function changed(change: (record: TraceRecord, index: number) => Partial<TraceRecord>): TraceRecord[] {
  return records.map((record, index) => ({ ...record, ...change(record, index) }));
}

test('a sound search has no finding', () => {
  expect(codesOf(built(records))).toEqual({});
  expect(codesOf(built(records, { population: 20 }))).toEqual({});
});

test('two evaluations at once on a worker', () => {
  const rows = changed((_, index) => (index === 60 ? { worker: records[61]?.worker ?? '' } : {}));
  const first = records[60]?.worker === records[61]?.worker ? {} : { 'worker-overlap': expect.anything() };
  expect(codesOf(built(rows))).toEqual(first);
  expect(Object.keys(first)).toHaveLength(1);
});

test('a parent from the future', () => {
  const rows = changed((_, index) => (index === 100 ? { parent: records[199]?.id ?? '' } : {}));
  expect(codesOf(built(rows))).toEqual({ 'parent-in-future': [1, 100] });
});

test('a parent that is not there', () => {
  expect(codesOf(built(changed((_, i) => (i > 197 ? { parent: 'nobody' } : {}))))).toEqual({
    'parent-absent': [2, 198],
  });
});

test('a parent older than the population that the header declares', () => {
  const found = codesOf(built(records, { population: 5 }))['population-impossible'];
  expect(found?.[0]).toBeGreaterThan(50);
});

test('an id that comes twice, and a record that does', () => {
  expect(codesOf(built(changed((_, i) => (i === 7 ? { id: records[3]?.id ?? '' } : {}))))).toMatchObject({
    'id-repeated': [1, 7],
  });
  const twice = [...records, { ...(records[12] as TraceRecord), id: 'again' }];
  expect(codesOf(built(twice))).toMatchObject({ 'record-repeated': [1, 200] });
});

test('clocks that no offset brings together', () => {
  const rows = changed((record, i) => (i === 50 ? { gather: (record.gather ?? 0) - 30 } : {}));
  expect(codesOf(built(rows))).toHaveProperty('clocks-disagree');
});

test('a pause far longer than any evaluation, and records out of order', () => {
  const late = changed(({ start = 0, end = 0, submit = 0, gather = 0 }, i) =>
    i < 150 ? {} : { start: start + 1e5, end: end + 1e5, submit: submit + 1e5, gather: gather + 1e5 },
  );
  expect(codesOf(built(late))).toHaveProperty('clock-jump');
  const swapped = [...records];
  [swapped[30], swapped[90]] = [records[90] as TraceRecord, records[30] as TraceRecord];
  expect(codesOf(built(swapped))).toMatchObject({ 'time-going-back': [2, 31] });
  expect(codesOf(built([...records].reverse()))).toEqual({});
});

test('milliseconds, microseconds, nanoseconds of an epoch taken for seconds', () => {
  for (const [unit, factor] of [
    ['ms', 1e3],
    ['us', 1e6],
    ['ns', 1e9],
  ] as const) {
    const rows = changed(({ start = 0, end = 0 }) => ({
      start: (start + 1.7e9) * factor,
      end: (end + 1.7e9) * factor,
    }));
    const found = checkIntegrity(built(rows)).find(({ code }) => code === 'time-unit-suspect');
    expect(found?.message).toContain(`--time-unit ${unit}`);
  }
});

test('a quality that never changes', () => {
  expect(codesOf(built(changed(() => ({ quality: 0.5 }))))).toMatchObject({ 'quality-constant': [200, 0] });
});
