// What must hold for every input, however broken: a trace or an error of the user's, every record accounted for.

import { isDeepStrictEqual } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { Candidate } from '../../src/ingest/candidate.ts';
import { findFindings, readTrace } from '../../src/ingest/index.ts';
import { openTrace } from '../../src/ingest/open-trace.ts';
import { recordSchema } from '../../src/ingest/record-schema.ts';
import { splitRecord } from '../../src/ingest/table/split-record.ts';
import { isWellFormed } from '../../src/ingest/well-formed.ts';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import { collectFigures } from '../../src/pipeline/figures.ts';
import { NastraceError } from '../../src/shared/errors.ts';
import { stableJson } from '../../src/shared/stable-json.ts';
import { parseSummary } from '../../src/summary/parse.ts';
import { createRandom } from '../support/random.ts';
import { mutateLines, type Stem, someRecords } from './mutate.ts';

export interface Tally {
  inputs: number;
  read: number;
  refused: number;
  /** The input that took longest, in milliseconds. */
  slowest: number;
}

/** The input of a seed. The same seed gives the same bytes. */
export function inputOf(stems: readonly Stem[], seed: number): Uint8Array {
  const random = createRandom(seed);
  const stem = stems[random.below(stems.length)];
  if (stem === undefined) throw new RangeError('no stems');
  return mutateLines(someRecords(stem, random), random);
}

/** Reads the input, and analyzes it if asked; throws where anything but a NastraceError is thrown or a record is lost. */
export async function tryInput(bytes: Uint8Array, analyze: boolean, tally: Tally): Promise<void> {
  const began = performance.now();
  tally.inputs++;
  const reading = await readTrace('-', { stdin: once(bytes), onInvalid: 'skip' }).catch(asRefusal);
  if (reading === null) {
    tally.refused++;
    // What is refused as invalid is still validated record by record.
    await findFindings('-', { stdin: once(bytes) }).catch(asRefusal);
  } else {
    tally.read++;
    const { trace, rejections } = reading;
    const found = await findFindings('-', { stdin: once(bytes) });
    if (found.evaluations !== trace.evaluations || found.rejected !== rejections.length)
      throw new Error('validate and read disagree');
    checkAccount(bytes, trace.format, trace.evaluations + rejections.length);
    if (analyze) {
      const summary = analyzeTrace(trace, { permutations: 9 }, 'fuzz');
      collectFigures(summary);
      parseSummary(stableJson(summary), 'fuzz');
    }
  }
  tally.slowest = Math.max(tally.slowest, performance.now() - began);
}

/** Lines counted without the reader: where no quote can put lines together, each that is not blank is a record. */
function checkAccount(bytes: Uint8Array, format: string, counted: number): void {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (text.includes('"') && format !== 'jsonl') return;
  if (/\r(?!\n)/.test(text)) return;
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const isHeaded = format !== 'jsonl' || hasHeader(lines[0] ?? '');
  const expected = lines.length - (isHeaded ? 1 : 0);
  if (counted !== expected) throw new Error(`${expected} records in the input, ${counted} accounted for`);
}

function hasHeader(line: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(line.replace(/-?\b(?:NaN|Infinity)\b/g, 'null')), 'nastrace');
  } catch {
    return false;
  }
}

/** Every line of an input through the fast ways of reading and their authorities; the number of lines compared. */
export async function compareTiers(bytes: Uint8Array): Promise<number> {
  let lines = 0;
  try {
    const { decoding } = await openTrace('-', { stdin: once(bytes) });
    await decoding.read({
      take: ({ text, candidate }) => {
        lines++;
        compareCells(text);
        if (candidate !== null) compareVerdicts(candidate);
      },
      settle: () => undefined,
      rows: null,
    });
  } catch (error) {
    asRefusal(error);
  }
  return lines;
}

/** csv-parse is the authority on cells. */
function compareCells(line: string): void {
  const cells = splitRecord(line);
  if (!Array.isArray(cells) || /[\r\n]/.test(line) || line === '') return;
  const [expected] = parse(line, { relax_column_count: true, record_delimiter: '\n' });
  if (JSON.stringify(cells) !== JSON.stringify(expected))
    throw new Error(`other cells: ${JSON.stringify(line)}`);
}

/** zod is the authority on records. */
function compareVerdicts(candidate: Candidate): void {
  if (!isWellFormed(candidate)) return;
  const verdict = recordSchema.safeParse(candidate);
  if (verdict.success && isDeepStrictEqual(present(verdict.data), present(candidate))) return;
  throw new Error(`another verdict: ${JSON.stringify(candidate)}`);
}

function present(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function asRefusal(error: unknown): null {
  if (error instanceof NastraceError && error.exitCode === 3) return null;
  throw error;
}
