// What any format holds survives the canonical form: the trace read back is the same, and so is its summary.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTrace } from '../../src/ingest/index.ts';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import { canonicalLines } from '../../src/trace/canonical.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { CASES, dump, fixturePath, TRACES } from '../ingest/format-fixture.ts';

async function readBack(trace: Trace): Promise<Trace> {
  async function* lines() {
    for (const line of canonicalLines(trace)) yield Buffer.from(line);
  }
  return (await readTrace('-', { stdin: lines(), format: 'jsonl' })).trace;
}

const OPTIONS = {
  'csv-map': { map: { start: 't0', end: 't1', worker: 'host', arch: 'net', quality: 'fit' } },
  'csv-nodes': { nodes: ['a', 'b', 'c'] },
} as const;
const READABLE = CASES.filter(name => !name.startsWith('error-'));

test.each(READABLE)('%s', async name => {
  const options = OPTIONS[name as keyof typeof OPTIONS] ?? {};
  const { trace } = await readTrace(fixturePath(name), options);
  const again = await readBack(trace);
  expect({ ...dump(again), format: '', warnings: [] }).toEqual({
    ...dump(trace),
    format: '',
    warnings: [],
  });
  expect([...again.absentParents]).toEqual([...trace.absentParents]);
  expect(summaryOf(again)).toEqual(summaryOf(trace));
});

test.each(readdirSync(TRACES).filter(name => !name.includes('parents')))('%s', async name => {
  const { trace } = await readTrace(join(TRACES, name));
  expect(summaryOf(await readBack(trace))).toEqual(summaryOf(trace));
});

/** All that the trace itself decides: not where it came from, nor what reading had to say. */
function summaryOf(trace: Trace) {
  const told = { ...trace, sources: [], format: '', warnings: [] };
  return analyzeTrace(told, { permutations: 9 }, 'test');
}
