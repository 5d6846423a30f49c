// Does a simulated search keep the rules by which traces are read? Held against the trace alone.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readTrace } from '../../src/ingest/index.ts';
import { deriveDonors, transferDepth } from '../../src/lineage/donors.ts';
import { float64At, int32At } from '../../src/shared/columns.ts';
import type { SimulateOptions } from '../../src/simulate/options.ts';
import { numbered } from '../../src/simulate/space.ts';
import { SPACES } from '../../src/simulate/spaces.ts';
import { simulate } from '../../src/simulate/trace.ts';
import { traceText } from '../../src/simulate/trace-text.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { sequenceText } from '../../src/trace/prefix-text.ts';
import type { Trace } from '../../src/trace/trace.ts';

const SPACE = [3, 4, 1, 5, 2].map((count, i) => ({ name: `node${i}`, choices: numbered(count) }));
const BASE = { space: SPACE, seed: 5, evaluations: 400, population: 20, sample: 4, workers: 7 } as const;

const VARIANTS: readonly [string, Partial<SimulateOptions>][] = [
  ['redraw', {}],
  ['replace', { mutation: 'replace' }],
  ['failures of three kinds', { failures: 0.05, workerFailures: 0.05, invalid: 0.1 }],
  ['ties of quality', { noise: 0 }],
  ['all ends at once', { durations: 'constant' }],
  ['a quantum', { quantum: 5, scheduler: 'locality' }],
  ['a barrier', { quantum: 7, durations: 'normal', workerFailures: 0.1 }],
  ['transfer learning', { transfer: true }],
  ['slow and fast workers', { workerSpread: 0.5 }],
];

function choicesOf(trace: Trace, evaluation: number): string[] {
  return sequenceText(trace, int32At(trace.sequence, evaluation)).split('-');
}

const distance = (a: readonly string[], b: readonly string[]): number =>
  a.filter((choice, i) => choice !== b[i]).length;

describe.each(VARIANTS)('%s', (_, variant) => {
  const { trace, totals } = simulate({ ...BASE, ...variant });
  const { known, candidates, candidateOf, completion } = ordersOf(trace);

  test('parents are among the last P successes known, at distance ≤ 1; before that there is none', () => {
    expect(trace.evaluations).toBe(BASE.evaluations);
    for (let child = 0; child < trace.evaluations; child++) {
      const successes = int32At(known?.successes ?? new Int32Array(), child);
      const parent = int32At(trace.parent, child);
      expect(parent >= 0).toBe(successes >= BASE.population);
      if (parent < 0) continue;
      const candidate = int32At(candidateOf, parent);
      expect(candidate).toBeGreaterThan(successes - BASE.population);
      expect(candidate).toBeLessThanOrEqual(successes);
      const changed = distance(choicesOf(trace, child), choicesOf(trace, parent));
      expect(changed === 1 || (changed === 0 && variant.mutation !== 'replace')).toBe(true);
    }
  });

  test('rows come in completion order', () => {
    expect([...completion]).toEqual([...completion.keys()]);
  });

  test('a worker has one job at a time, and all start together', () => {
    for (const [label] of trace.workers.entries()) {
      const jobs = [...trace.start.keys()].filter(row => trace.worker[row] === label);
      jobs.sort((a, b) => float64At(trace.start, a) - float64At(trace.start, b));
      expect(trace.start[jobs[0] ?? -1]).toBe(0);
      jobs.slice(1).forEach((job, i) => {
        expect(float64At(trace.end, jobs[i] ?? -1)).toBeLessThanOrEqual(float64At(trace.start, job));
      });
    }
  });

  test('the totals are the trace’s', () => {
    expect(totals.failures).toBe(trace.evaluations - candidates.length);
    const qualities = [...candidates].map(row => float64At(trace.quality, row));
    expect(totals.best).toBe(Math.max(...qualities));
    expect(totals.bestSeconds).toBe(trace.end[candidates[qualities.indexOf(totals.best ?? 0)] ?? -1]);
    const busy = trace.end.reduce((sum, end, row) => sum + end - float64At(trace.start, row), 0);
    expect(totals.idleShare).toBeCloseTo(1 - busy / (7 * Math.max(...trace.end)), 10);
  });

  test('its text is the same trace, and the same text again', async () => {
    const text = [...traceText({ ...BASE, ...variant })].join('');
    expect([...traceText({ ...BASE, ...variant })].join('')).toBe(text);
    const stdin = (async function* () {
      yield new TextEncoder().encode(text);
    })();
    const { trace: read } = await readTrace('-', { stdin });
    for (const column of ['start', 'end', 'quality', 'sequence', 'parent', 'transferred', 'worker'] as const)
      expect(read[column]).toEqual(trace[column]);
    expect(read).toMatchObject({ space: trace.space, declared: trace.declared, errors: trace.errors });
  });
});

test('a child waits until a quantum of workers is free', () => {
  const { trace } = simulate({ ...BASE, quantum: 5 });
  const starts = [...trace.start].filter(start => start > 0);
  const sizes = [...new Set(starts)].map(time => starts.filter(start => start === time).length);
  expect(sizes.slice(0, -1).every(size => size === 5)).toBe(true);
  expect(sizes.length).toBeGreaterThan(70);
});

test('what is transferred is the longest common prefix with a known success', () => {
  const { trace } = simulate({ ...BASE, transfer: true, failures: 0.1 });
  const orders = ordersOf(trace);
  const blind = { ...trace, parent: trace.parent.map(() => -1), transfersRecorded: false };
  const unrecorded = { ...blind, transferred: trace.transferred.map(() => -1) };
  if (orders.known === null) throw new Error('the trace has times');
  const donors = deriveDonors(unrecorded, orders, orders.known);
  expect(trace.sequence.map((_, evaluation) => transferDepth(donors, evaluation))).toEqual(trace.transferred);
});

test('transfer learning saves its share of the time and raises the quality by its share', () => {
  const settings = { ...BASE, search: 'random', durations: 'constant', noise: 0, seed: 2 } as const;
  const { trace } = simulate({ ...settings, transfer: true, transferTime: 0.8, transferGain: 2 });
  const { trace: plain } = simulate(settings);
  const scoreOf = new Map([...plain.sequence.keys()].map(row => [choicesOf(plain, row).join(), row]));
  let compared = 0;
  for (let row = 0; row < trace.evaluations; row++) {
    const share = int32At(trace.transferred, row) / SPACE.length;
    expect(float64At(trace.end, row) - float64At(trace.start, row)).toBeCloseTo(60 * (1 - 0.8 * share), 5);
    const same = scoreOf.get(choicesOf(trace, row).join());
    if (same === undefined) continue;
    compared++;
    expect(float64At(trace.quality, row)).toBeCloseTo(float64At(plain.quality, same) + 2 * share, 5);
  }
  expect(compared).toBeGreaterThan(300);
});

test('retiring the worst or a random member keeps parents that are not among the last P', () => {
  for (const retire of ['worst', 'random'] as const) {
    const { trace } = simulate({ ...BASE, retire });
    const { known, candidateOf } = ordersOf(trace);
    const outside = [...trace.parent].filter((parent, child) => {
      const successes = known?.successes[child] ?? 0;
      return parent >= 0 && int32At(candidateOf, parent) <= successes - BASE.population;
    });
    expect(outside.length).toBeGreaterThan(5);
  }
});

test('a worker that fails is away for its downtime', () => {
  const { trace } = simulate({ ...BASE, workerFailures: 0.1, workerDowntime: 500 });
  const failures = [...trace.errors].filter(([, error]) => error === 'F_worker');
  expect(failures.length).toBeGreaterThan(15);
  for (const [row] of failures) {
    const next = [...trace.start].filter(
      (start, other) => trace.worker[other] === trace.worker[row] && start > float64At(trace.start, row),
    );
    if (next.length > 0) expect(Math.min(...next)).toBeCloseTo(float64At(trace.end, row) + 500, 5);
  }
});

test('the seed decides the bytes', () => {
  // What Node 20 on x86-64 gave; another machine or engine must give the same.
  const digest = (seed: number) =>
    createHash('sha256')
      .update([...traceText({ seed, space: SPACES.attn, transfer: true, workerSpread: 0.2 })].join(''))
      .digest('hex');
  expect(digest(1)).toMatchInlineSnapshot(
    `"22352e6c3b3ebf1371d1c3c278984b2c3982f33aa660276075e991dd7c59aa32"`,
  );
  expect(digest(2)).not.toBe(digest(1));
});

test.each([
  ['nasbench201', 6, 15625],
  ['macro', 8, 6561],
  ['attn', 18, 391 ** 6 * 2 ** 12],
  ['attn54', 54, 3.1e57],
] as const)('the space %s has %i nodes and its published size', (id, nodes, size) => {
  const space = SPACES[id];
  expect(space).toHaveLength(nodes);
  const product = space.reduce((total, { choices }) => total * choices.length, 1);
  expect(product / size).toBeCloseTo(1, 1);
});
