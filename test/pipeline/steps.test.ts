// Is an analysis by steps, each on copies of plain data as a thread gets them, the analysis as a whole?

import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { readTrace } from '../../src/ingest/index.ts';
import { analyzeWithFacts } from '../../src/pipeline/analyze.ts';
import {
  analyzeBySteps,
  basisOf,
  type Step,
  stepsOf,
  stepTaker,
} from '../../src/pipeline/analyze-by-steps.ts';
import { candidateColumns } from '../../src/pipeline/candidate-columns.ts';
import { candidateBytes } from '../../src/pipeline/candidate-table.ts';
import type { AnalyzeOptions } from '../../src/pipeline/options.ts';
import { itemAt } from '../../src/shared/columns.ts';
import { collectBy } from '../../src/shared/memory.ts';
import { simulate } from '../../src/simulate/trace.ts';
import type { SummaryPart } from '../../src/summary/schema.ts';
import { recordAt } from '../../src/trace/records.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { traceOf } from '../support/facts.ts';
import { createRandom } from '../support/random.ts';
import { smallTrace } from '../support/small-trace.ts';

const OPTIONS: AnalyzeOptions = { permutations: 9, cache: true };

/** What the steps of a trace took and gave, and what became of it. */
async function bySteps(trace: Trace, options = OPTIONS) {
  const messages: unknown[] = [basisOf(trace, options)];
  const taken: string[] = [];
  const takers = [0, 1].map(() => stepTaker(structuredClone(basisOf(trace, options))));
  const run = async (step: Step) => {
    const take = takers[taken.push(step.id) % 2];
    const outcome = take?.(structuredClone(step));
    messages.push(step, outcome);
    await new Promise(setImmediate);
    return structuredClone(outcome);
  };
  const parts: string[] = [];
  const onPart = ({ analyses }: SummaryPart) => parts.push(...Object.keys(analyses));
  const { rows, summary } = await analyzeBySteps(trace, options, 'test', run, { onPart, candidates: true });
  if (rows === null) throw new Error('the rows were asked for');
  const pieces: string[] = [];
  for await (const piece of rows) pieces.push(Buffer.from(piece).toString());
  return { summary, pieces, messages, taken: taken.filter(id => id !== 'rows'), parts };
}

const text = (pieces: Iterable<Uint8Array>) =>
  [...pieces].map(piece => Buffer.from(piece).toString()).join('');

async function expectTheSame(trace: Trace, options = OPTIONS) {
  const { summary: found, pieces, taken, parts } = await bySteps(trace, options);
  const { summary, facts } = analyzeWithFacts(trace, options, 'test');
  // As texts: the order of keys too.
  expect(JSON.stringify(found)).toBe(JSON.stringify(summary));
  const columns = candidateColumns(facts, options);
  expect(pieces.join('')).toBe(text(candidateBytes(facts, columns)));
  expect(parts.toSorted()).toEqual(Object.keys(summary.analyses).toSorted());
  return taken;
}

const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));

describe.each([
  'traces/nb201-seed1.csv',
  'traces/attn54-seed1.csv',
  'formats/deephyper-0.13.2-failures/trace.csv',
  'formats/deephyper-0.13.2-plain/trace.csv',
])('%s', path => {
  test('the same summary and table, each step taken once', async () => {
    const { trace } = await readTrace(fixture(path));
    const taken = await expectTheSame(trace);
    expect(taken.toSorted()).toEqual([...stepsOf(OPTIONS, { candidates: true })].toSorted());
  });

  test('no step copies a column: all are in memory that threads have in common', async () => {
    const { trace } = await readTrace(fixture(path));
    const { messages } = await bySteps(trace);
    const columns = new Map<string, boolean>();
    for (const [index, message] of messages.entries()) findColumns(message, `message ${index}`, columns);
    expect(columns.size).toBeGreaterThan(40);
    expect([...columns].filter(([, inCommon]) => !inCommon)).toEqual([]);
  });
});

/** Whether the memory of each column in plain data is shared, by the column's place. */
function findColumns(value: unknown, place: string, into: Map<string, boolean>): void {
  if (ArrayBuffer.isView(value)) into.set(place, value.buffer instanceof SharedArrayBuffer);
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) findColumns(part, `${place}.${key}`, into);
}

test('random traces: recorded parents and tensors, no times, no evolution, no successes', async () => {
  const skipped = new Set<string>();
  for (let seed = 1; seed <= 150; seed++) {
    const { header, records } = smallTrace(seed);
    const trace = traceOf(records, header);
    await expectTheSame(trace, { permutations: 9, cache: seed % 10 === 0 });
    const { lineage } = analyzeWithFacts(trace, {}, 'test').facts;
    if ('skipped' in lineage) skipped.add(lineage.skipped);
  }
  expect(skipped.size).toBeGreaterThan(2);
});

test('a part of the modules takes the steps of those alone', async () => {
  const { trace } = await readTrace(fixture('traces/nb201-seed1.csv'));
  const taken = await expectTheSame(trace, { ...OPTIONS, cache: false, only: ['quality'] });
  expect(taken).toEqual(['donors', 'settings', 'lineage', 'describe', 'quality', 'candidates']);
});

test('where the lineage fails and the settings with it, locality is asked again by the stages of then', async () => {
  const { trace: search } = await readTrace(fixture('traces/attn54-seed1.csv'));
  const random = createRandom(1);
  // A search that draws most of its architectures at random, and evolves the others.
  const records = Array.from({ length: search.evaluations }, (_, evaluation) => {
    const record = recordAt(search, evaluation);
    if (random.uniform() < 0.4) return record;
    return {
      ...record,
      arch: search.space.map(({ choices }) => itemAt(choices, random.below(choices.length))),
    };
  });
  const taken = await expectTheSame(traceOf(records), { permutations: 9 });
  expect(taken.filter(id => id === 'locality')).toHaveLength(2);
});

test('what a step throws ends the analysis', async () => {
  const { trace } = await readTrace(fixture('traces/nb201-seed1.csv'));
  const take = stepTaker(basisOf(trace, OPTIONS));
  for (const failing of stepsOf(OPTIONS, { candidates: true })) {
    const run = async (step: Step) => {
      if (step.id === failing) throw new Error(`no ${failing}`);
      return take(step);
    };
    await expect(analyzeBySteps(trace, OPTIONS, 'test', run, { candidates: true })).rejects.toThrow(
      `no ${failing}`,
    );
  }
});

test('options that a module refuses are refused before anything is computed', async () => {
  const { trace } = await readTrace(fixture('traces/nb201-seed1.csv'));
  const asked: string[] = [];
  const run = async ({ id }: Step) => asked.push(id);
  await expect(analyzeBySteps(trace, { permutations: -1 }, 'test', run)).rejects.toThrow('permutations');
  expect(asked).toEqual([]);
});

test('a long search: the same where what is let go has pages and is collected', async () => {
  const search = () => simulate({ seed: 3, evaluations: 20_000 }).trace;
  const { summary } = analyzeWithFacts(search(), { permutations: 9 }, 'test');
  const collect = vi.fn();
  collectBy(collect);
  const found = await bySteps(search(), { permutations: 9 });
  expect(found.summary).toEqual(summary);
  expect(collect).toHaveBeenCalled();
});
