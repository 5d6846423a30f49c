// A folder of fixtures/formats and a line make a test: `readsAs('csv-gaps')`, `refuses('error-empty')`.
//
// expected.json is the trace's dump (first rows and last rows past eight, sums of whole columns);
// expected.txt is the error's code, exit code, message and details. fixtures/README.md says where they
// come from.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type ReadOptions, readTrace } from '../../src/ingest/index.ts';
import { NastraceError } from '../../src/shared/errors.ts';
import { sequenceText } from '../../src/trace/prefix-text.ts';
import { recordAt } from '../../src/trace/records.ts';
import { evaluationId, type Trace } from '../../src/trace/trace.ts';

const FORMATS = fileURLToPath(new URL('../../fixtures/formats/', import.meta.url));
export const TRACES = fileURLToPath(new URL('../../fixtures/traces/', import.meta.url));

/** All cases there are, so that a test can say that none is forgotten. */
export const CASES = readdirSync(FORMATS).sort();
export const usedCases = new Set<string>();

export function fixturePath(name: string): string {
  const folder = join(FORMATS, name);
  const input = readdirSync(folder).find(file => file.startsWith('trace.'));
  if (input === undefined) throw new Error(`no trace.* in ${folder}`);
  return join(folder, input);
}

function expectation(name: string, file: string): string {
  usedCases.add(name);
  return readFileSync(join(FORMATS, name, file), 'utf8');
}

/** The trace of a case reads as its expected.json says. */
export function readsAs(name: string, options: ReadOptions = {}): void {
  const expected: unknown = JSON.parse(expectation(name, 'expected.json'));
  test(`reads ${name}`, async () => {
    const { trace, rejections, findings } = await readTrace(fixturePath(name), options);
    expect(dump(trace)).toEqual(expected);
    expect(rejections).toEqual([]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
}

/** The trace of a case is refused with exactly the lines of its expected.txt. */
export function refuses(name: string, options: ReadOptions = {}): void {
  const expected = expectation(name, 'expected.txt');
  test(`refuses ${name}`, async () => {
    expect(await refusal(fixturePath(name), options)).toBe(expected);
  });
}

/** Code, exit code, message and details of the error that reading throws, without the folder's path. */
export async function refusal(path: string, options: ReadOptions = {}): Promise<string> {
  const error: unknown = await readTrace(path, options).then(
    () => 'was read',
    reason => reason,
  );
  if (!(error instanceof NastraceError)) throw error;
  const lines = [`${error.code} ${error.exitCode}`, error.message, ...error.details];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return `${lines.map(line => line.replace(folder, '')).join('\n')}\n`;
}

/** What a trace's columns hold, short enough to be read. */
export function dump(trace: Trace): Record<string, unknown> {
  const rows = Array.from({ length: trace.evaluations }, (_, row) => dumpRow(trace, row));
  const times = timeColumns(trace);
  return {
    format: trace.format,
    evaluations: trace.evaluations,
    failures: rows.filter(({ quality }) => quality === null).length,
    distinct: trace.sequences.count,
    times,
    managerClockOnly: trace.managerClockOnly,
    workers: trace.workersInferred ? [] : trace.workers,
    space: trace.space.map(({ name, choices }) => ({ name, choices })),
    errors: countTexts([...trace.errors.values()]),
    warnings: trace.warnings.map(({ code, count }) => `${code}: ${count}`),
    ...(Object.keys(trace.declared).length === 0 ? {} : { declared: trace.declared }),
    sums: Object.fromEntries(['quality' as const, ...times].map(name => [name, sumPresent(trace[name])])),
    rows: rows.length <= 8 ? rows : [...rows.slice(0, 3), ...rows.slice(-2)],
  };
}

function timeColumns(trace: Trace) {
  const own = trace.managerClockOnly
    ? (['submit', 'gather'] as const)
    : (['start', 'end', 'submit', 'gather'] as const);
  return own.filter(name => trace.times.has(name));
}

function dumpRow(trace: Trace, row: number): Record<string, unknown> {
  const times = timeColumns(trace).map(name => [name, trace[name][row]] as const);
  const { tensors } = trace;
  const tensorIds = tensors?.ids.slice(tensors.offsets[row], tensors.offsets[row + 1]) ?? [];
  const parent = trace.parent[row] ?? -1;
  const entries: (readonly [string, unknown])[] = [
    ['error', trace.errors.get(row)],
    ...times.filter(([, value]) => !Number.isNaN(value)),
    ['worker', trace.workersInferred ? undefined : trace.workers[trace.worker[row] ?? -1]],
    ['id', recordAt(trace, row).id],
    ['parent', parent < 0 ? undefined : evaluationId(trace, parent)],
    ['transferred', trace.transferred[row] === -1 ? undefined : trace.transferred[row]],
    [
      'tensors',
      (trace.transferred[row] ?? -1) < 0 ? undefined : Array.from(tensorIds, id => tensors?.names[id]),
    ],
  ];
  const quality = trace.quality[row];
  return {
    arch: sequenceText(trace, trace.sequence[row] ?? -1),
    quality: Number.isNaN(quality) ? null : quality,
    ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
  };
}

function sumPresent(column: Float64Array): number {
  let sum = 0;
  for (const value of column) if (!Number.isNaN(value)) sum += value;
  return Number(sum.toPrecision(9));
}

function countTexts(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
