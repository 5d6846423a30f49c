// The lanes agree with the tiers behind them, to the last bit: the same text in UTF-16, whose lines no lane takes,
// gives the same trace, the same findings and rejections, or the same refusal.

import { Buffer } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFindings, type ReadOptions, readTrace } from '../../src/ingest/index.ts';
import { scanNumber, smallInteger } from '../../src/ingest/lane/number-scan.ts';
import { openTrace } from '../../src/ingest/open-trace.ts';
import { NastraceError } from '../../src/shared/errors.ts';
import { TraceBuilder } from '../../src/trace/builder.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { mutateLines, someRecords, stemsBelow } from '../fuzz/mutate.ts';
import { createRandom, type Random } from '../support/random.ts';
import { TRACES } from './format-fixture.ts';
import { jsonLine } from './lane-lines.ts';
import { TABLES } from './lane-rows.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** Everything that a trace holds, doubles by their bits. */
function contentOf(trace: Trace): unknown {
  return Object.entries(trace).map(([name, value]) => [name, bitsOf(value)]);
}

function bitsOf(value: unknown): unknown {
  if (value instanceof Float64Array)
    return Array.from(value, double =>
      Number.isNaN(double) ? 'NaN' : Object.is(double, -0) ? '-0' : double,
    );
  return value;
}

async function outcomeOf(path: string, options: ReadOptions): Promise<unknown> {
  try {
    const { trace, rejections, findings } = await readTrace(path, options);
    return { trace: contentOf(trace), rejections, findings };
  } catch (error) {
    if (!(error instanceof NastraceError)) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}

/** A text in pieces of so many characters. */
async function* encoded(
  text: string,
  size: number,
  encoding: 'utf8' | 'utf16le',
): AsyncGenerator<Uint8Array> {
  const characters = [...text];
  for (let from = 0; from < characters.length; from += size)
    yield Buffer.from(characters.slice(from, from + size).join(''), encoding);
}

/** Reads a text in both encodings; they must agree. */
async function compare(text: string, size: number, options: ReadOptions = {}): Promise<void> {
  const marked = text.startsWith('\ufeff') ? text : `\ufeff${text}`;
  const plain = () => ({ ...options, stdin: encoded(text, size, 'utf8') });
  const wide = () => ({ ...options, stdin: encoded(marked, size, 'utf16le') });
  expect(await outcomeOf('-', plain()), text).toEqual(await outcomeOf('-', wide()));
  const validate = (given: ReadOptions) =>
    findFindings('-', given).catch(error => (error instanceof NastraceError ? error.message : error));
  expect(await validate(plain()), text).toEqual(await validate(wide()));
}

/** How many lines of a text a lane takes, and how many it leaves. */
async function countTaken(text: string): Promise<{ taken: number; left: number }> {
  const counts = { taken: 0, left: 0 };
  const { decoding } = await openTrace('-', { stdin: inPieces(Buffer.from(text), 1000) });
  const codes = new TraceBuilder(decoding.header);
  await decoding.read({
    take: ({ candidate }) => {
      counts.left++;
      if (candidate !== null) codes.add(candidate as Parameters<TraceBuilder['add']>[0]);
    },
    settle: () => undefined,
    rows: { codes, addRow: () => counts.taken++ },
  });
  return counts;
}

function joined(lines: readonly string[], random: Random): string {
  const end = random.below(3) === 0 ? '\r\n' : '\n';
  const text = lines.join(end) + (random.below(3) === 0 ? '' : end);
  return random.below(9) === 0 ? `\ufeff${text}` : text;
}

const OPTIONS: readonly ReadOptions[] = [
  { onInvalid: 'skip' },
  { onInvalid: 'skip' },
  { onInvalid: 'skip', minimize: true },
  { onInvalid: 'skip', timeUnit: 'ms' },
  { onInvalid: 'skip', map: { quality: 'note' } },
  {},
];

test.each(['jsonl', 'nodes', 'sequence'])('%s: both ways of reading agree on mutated lines', async kind => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = createRandom(seed);
    const table = kind === 'jsonl' ? null : TABLES[kind === 'nodes' ? 0 : 1];
    const lines = Array.from(
      { length: 1 + random.below(30) },
      (_, row) => table?.row(random, row) ?? jsonLine(random, row),
    );
    const isHeaded = table === null && random.below(3) === 0;
    const head = table?.header ?? '{"nastrace":1,"space":[{"name":"a","choices":["skip",0,2]}]}';
    if (random.below(9) === 0) lines.splice(random.below(lines.length), 0, '', '  ');
    const text = joined(table !== null || isHeaded ? [head, ...lines] : lines, random);
    await compare(text, 1 + random.below(300), OPTIONS[random.below(table === null ? 6 : 4)]);
  }
});

test('both ways of reading agree on real traces, mutated anywhere', async () => {
  const stems = stemsBelow(TRACES);
  let compared = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const random = createRandom(seed);
    const stem = stems[random.below(stems.length)];
    if (stem === undefined) throw new RangeError('no stems');
    const bytes = mutateLines(someRecords(stem, random), random);
    const text = Buffer.from(bytes).toString('utf8');
    // What is no text reads otherwise in another encoding.
    if (text.includes('\ufffd') || text.includes('\0')) continue;
    compared++;
    await compare(text, 1 + random.below(300), { onInvalid: 'skip' });
  }
  expect(compared).toBeGreaterThan(100);
});

test.each([
  ['jsonl', '{"id":"1","start":0.5,"end":2,"worker":"a","arch":[0,"b",1],"quality":0.25}'],
  ['json.dumps', '{"quality": null, "arch": [0, 1, 2], "note": "x", "end": 1e2, "start": -0.0}'],
  ['nodes', 'p:a,p:b,objective,m:timestamp_end,m:dequed,x\nconv,3,0.5,12.25,"n0,n1",\n'],
  ['sequence', 'arch_seq,objective,job_id\n"[3, 4, 2]",0.5,7\n'],
])('a lane takes every %s line but the first', async (_name, text) => {
  const lines = text.trim().split('\n');
  const all = [...lines, ...Array.from({ length: 9 }, () => lines.at(-1))];
  expect(await countTaken(all.join('\r\n'))).toEqual({ taken: 9, left: 1 });
});

test('lines over the borders of many pieces of a file, compressed or not', async () => {
  const random = createRandom(5);
  const lines = Array.from({ length: 6000 }, (_, row) => jsonLine(random, row));
  const text = lines.join('\n');
  const wide = join(folder, 'wide.jsonl');
  await writeFile(wide, Buffer.from(`\ufeff${text}`, 'utf16le'));
  const expected = await outcomeOf(wide, { onInvalid: 'skip' });
  for (const bytes of [Buffer.from(text), gzipSync(text)]) {
    const path = join(folder, 'wide.jsonl');
    await writeFile(path, bytes);
    expect(await outcomeOf(path, { onInvalid: 'skip' })).toEqual(expected);
  }
});

test('numbers are what JSON.parse makes of them, bit by bit, or none where it takes none', () => {
  const random = createRandom(11);
  const digits = (most: number) =>
    Array.from({ length: random.below(most + 1) }, () => random.below(10)).join('');
  const into = new Float64Array(1);
  for (let run = 0; run < 50_000; run++) {
    const sign = random.below(4) === 0 ? '-' : '';
    const point = random.below(3) > 0 ? `.${digits(random.below(2) === 0 ? 8 : 24)}` : '';
    const exponent =
      random.below(4) === 0 ? `${'eE'[random.below(2)]}${['', '+', '-'][random.below(3)]}${digits(3)}` : '';
    const text = sign + digits(random.below(2) === 0 ? 9 : 20) + point + exponent;
    const end = scanNumber(Buffer.from(`${text},`), 0, into, 0);
    let expected: number | null;
    try {
      expected = JSON.parse(text);
    } catch {
      expected = null;
    }
    if (expected === null) expect(end, text).not.toBe(text.length);
    else expect([end, into[0]], text).toEqual([text.length, expected]);
  }
});

test('decimals of 16 to 19 digits, many next to the middle between two doubles', () => {
  const random = createRandom(12);
  const into = new Float64Array(1);
  for (let run = 0; run < 100_000; run++) {
    const digits = 16 + random.below(4);
    const double = random.uniform() * 10 ** random.below(6);
    // Half a unit in the last place up from a double, exactly or nearly.
    const near = random.below(2) === 0 ? double : double + double * 2 ** -53;
    const text =
      random.below(2) === 0 ? String(double) : near.toFixed(digits - String(Math.trunc(near)).length);
    if (text.includes('e')) continue;
    scanNumber(Buffer.from(`${text},`), 0, into, 0);
    expect(into[0], text).toBe(Number(text));
  }
  // Exact middles, and one digit to either side of them.
  for (const text of ['9007199254740993', '4503599627370496.5', '4503599627370497.5', '2251799813685248.25'])
    for (const end of ['', text.includes('.') ? '1' : '.1', text.includes('.') ? '01' : '.01'])
      for (const sign of ['', '-']) {
        scanNumber(Buffer.from(`${sign}${text}${end},`), 0, into, 0);
        expect(into[0], sign + text + end).toBe(Number(sign + text + end));
      }
});

test.each([
  ['0', 0],
  ['999999999', 999999999],
  ['1000000000', -1],
  ['007', -1],
  ['-1', -1],
  ['', -1],
  ['1.0', -1],
])('%j as a small integer is %d', (text, expected) => {
  expect(smallInteger(Buffer.from(text), 0, text.length)).toBe(expected);
});
