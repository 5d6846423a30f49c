// Chains of files are one trace; parts of a trace are a trace.

import { describe, expect, test } from 'vitest';
import { TraceBuilder } from '../../src/trace/builder.ts';
import { cutTrace } from '../../src/trace/cut.ts';
import { joinTraces } from '../../src/trace/join.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { recordAt } from '../../src/trace/records.ts';
import { evaluationId, type Trace } from '../../src/trace/trace.ts';
import { traceOf } from '../support/facts.ts';
import type { TraceRecord } from '../support/record.ts';
import { simulateSearch } from '../support/search.ts';

const { records } = simulateSearch({
  seed: 2,
  evaluations: 120,
  population: 20,
  sample: 4,
  workers: 6,
  options: [3, 3, 3],
  failureRate: 0.1,
  managerClock: true,
  recordParents: true,
});

function allRecords(trace: Trace) {
  return Array.from({ length: trace.evaluations }, (_, evaluation) => recordAt(trace, evaluation));
}

function moved(record: TraceRecord, worker: number, manager: number): TraceRecord {
  const by = (time: number | undefined, seconds: number) => (time === undefined ? undefined : time + seconds);
  return {
    ...record,
    start: by(record.start, worker),
    end: by(record.end, worker),
    submit: by(record.submit, manager),
    gather: by(record.gather, manager),
  } as TraceRecord;
}

describe('join', () => {
  test('a file that repeats the one before goes on from it, on its clock', () => {
    const joined = joinTraces([traceOf(records.slice(0, 70)), traceOf(records)]);
    expect(allRecords(joined)).toEqual(allRecords(traceOf(records)));
    expect(joined.warnings.at(-1)?.message).toBe('2 files joined; 70 repeated records dropped');
  });

  test('a run whose clocks begin anew is moved behind the one before, each clock by itself', () => {
    const joined = joinTraces([traceOf(records), traceOf(records.map(record => moved(record, -3, 40)))]);
    expect(joined.evaluations).toBe(240);
    const [first, second] = [allRecords(joined).slice(0, 120), allRecords(joined).slice(120)];
    const times = (rows: typeof first, key: 'start' | 'end' | 'submit' | 'gather') =>
      rows.map(row => row[key] ?? 0);
    expect(Math.min(...times(second, 'start'))).toBeCloseTo(Math.max(...times(first, 'end')), 9);
    expect(Math.min(...times(second, 'submit'))).toBeCloseTo(Math.max(...times(first, 'gather')), 9);
    second.forEach((row, index) => {
      expect((row.end ?? 0) - (row.start ?? 0)).toBeCloseTo(
        (first[index]?.end ?? 0) - (first[index]?.start ?? 0),
        9,
      );
    });
  });

  test('ids that come twice are told apart, and parents stay within their file', () => {
    const joined = joinTraces([traceOf(records), traceOf(records.map(record => moved(record, -3, 40)))]);
    expect(new Set(allRecords(joined).map(({ id }) => id)).size).toBe(240);
    for (let row = 0; row < 120; row++) {
      const parent = joined.parent[row] ?? -1;
      expect(joined.parent[row + 120]).toBe(parent < 0 ? parent : parent + 120);
    }
  });

  test('files in time order on one clock stay as they are', () => {
    const later = records.map(record => moved(record, 1e6, 1e6));
    const joined = joinTraces([traceOf(records), traceOf(later)]);
    expect(joined.start[120]).toBe(later[0]?.start);
    expect(joined.warnings.at(-1)?.message).toBe('2 files joined');
  });

  test.each(['gather', 'submit'] as const)(
    'one run split by %s is not moved, evaluations in flight in both',
    by => {
      const sorted = records.toSorted((a, b) => (a[by] ?? 0) - (b[by] ?? 0));
      const [first, second] = [traceOf(sorted.slice(0, 60)), traceOf(sorted.slice(60))];
      const joined = joinTraces([first, second]);
      expect(allRecords(joined)).toEqual(allRecords(traceOf(sorted)));
      expect(joined.warnings.at(-1)?.message).toBe('2 files joined');
      expect(() => joinTraces([second, first])).toThrow('earlier than the files before it');
    },
  );

  test('searches with other variable nodes are refused', () => {
    const other = new TraceBuilder({}, ['a', 'b']);
    other.add({ arch: [1, 2], quality: 1 });
    const trace = other.build({ sources: ['b.csv'], format: 'csv', rejected: 0, warnings: [] });
    expect(() => joinTraces([traceOf(records), trace])).toThrow(
      /are not of one search: 3 and 2 variable nodes/,
    );
  });
});

describe('cut', () => {
  const whole = traceOf(records);

  test('by candidate: the successes between both, and the failures among them', () => {
    const part = cutTrace(whole, { from: { candidate: 11 }, to: { candidate: 60 } });
    const orders = ordersOf(whole);
    const kept = [...orders.candidates].slice(10, 60);
    const successes = allRecords(part).filter(({ quality }) => quality !== null);
    expect(successes.map(({ id }) => id).sort()).toEqual(kept.map(row => evaluationId(whole, row)).sort());
    expect(part.evaluations).toBeGreaterThan(successes.length);
    expect(part.warnings[0]).toMatchObject({ code: 'cut', count: 120 - part.evaluations });
  });

  test('two parts that meet have every evaluation between them', () => {
    const [before, after] = [
      cutTrace(whole, { to: { candidate: 50 } }),
      cutTrace(whole, { from: { candidate: 51 } }),
    ];
    expect(before.evaluations + after.evaluations).toBe(120);
  });

  test('by seconds: what starts and ends within them', () => {
    const first = Math.min(...whole.start);
    const part = cutTrace(whole, { from: { seconds: 100 }, to: { seconds: 900 } });
    const kept = allRecords(whole).filter(
      ({ start = 0, end = 0 }) => start - first >= 100 && end - first <= 900,
    );
    expect(allRecords(part).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
    expect(kept.length).toBeGreaterThan(5);
  });

  test('a parent that was cut off is still named', () => {
    const part = cutTrace(whole, { from: { candidate: 60 } });
    const named = allRecords(part).filter(({ parent }) => parent !== undefined);
    expect(named.length).toBeGreaterThan(20);
    for (const { id, parent } of named) {
      expect(parent).toBe(allRecords(whole).find(record => record.id === id)?.parent);
    }
  });

  test('nothing left, and seconds without times, are errors', () => {
    expect(() => cutTrace(whole, { from: { candidate: 1000 } })).toThrow('leave none of 120 evaluations');
    const untimed = new TraceBuilder();
    untimed.add({ arch: [1], quality: 1 });
    const trace = untimed.build({ sources: [], format: 'jsonl', rejected: 0, warnings: [] });
    expect(() => cutTrace(trace, { to: { seconds: 5 } })).toThrow('give candidates');
  });
});
