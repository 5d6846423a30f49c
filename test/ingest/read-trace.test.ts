// Reading as a whole: sources, options, findings, rejections.

import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFindings, findingText, type ReadOptions, readTrace } from '../../src/ingest/index.ts';
import { dump, fixturePath, refusal, TRACES } from './format-fixture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function readText(text: string | Uint8Array, options: ReadOptions = {}, size = 7) {
  return readTrace('-', { ...options, stdin: inPieces(Buffer.from(text), size) });
}

test('a missing file, a directory', async () => {
  expect(await refusal(join(folder, 'none.csv'))).toBe(
    'source-unreadable 3\nnone.csv: no such file; check the path\n',
  );
  expect(await refusal(folder)).toMatch(
    /^source-unreadable 3\n.*: is a directory; name the trace inside it\n$/,
  );
});

test.each(['csv-quoted-crlf', 'jsonl-canonical', 'deephyper-0.13.2-timeout'])(
  '%s from standard input, byte by byte, is what the file is',
  async name => {
    const { trace } = await readText(readFileSync(fixturePath(name)), {}, 1);
    expect(trace.sources).toEqual(['stdin']);
    expect(dump(trace)).toEqual(dump((await readTrace(fixturePath(name))).trace));
  },
);

test('gzip is known by its content and named by its file, without the path', async () => {
  const plain = readFileSync(fixturePath('deephyper-0.9.3'));
  const path = await written('run.csv', gzipSync(plain));
  const { trace } = await readTrace(path);
  expect(trace.sources).toEqual(['run.csv']);
  expect(dump(trace)).toEqual(dump((await readTrace(fixturePath('deephyper-0.9.3'))).trace));
});

test('gzip that ends early is an error, not a short trace', async () => {
  const whole = gzipSync(readFileSync(fixturePath('deephyper-0.9.3')));
  const path = await written('cut.csv.gz', whole.subarray(0, whole.length - 100));
  expect(await refusal(path)).toBe(
    'source-unreadable 3\ncut.csv.gz: the gzip data is damaged or ends early (unexpected end of file); make the file anew\n',
  );
});

test.each([
  ['attn54-seed1', 1000, 54],
  ['macro-seed1', 1023, 8],
  ['nb201-seed1', 1023, 6],
  ['nb201-seed3', 1000, 6],
])('%s: %d evaluations of %d nodes, in natural order', async (name, evaluations, nodes) => {
  const { trace, findings } = await readTrace(join(TRACES, `${name}.csv`));
  expect([trace.evaluations, trace.space.length, findings]).toEqual([evaluations, nodes, []]);
  const numbers = trace.space.map(node => node.name.match(/\d+/g)?.map(Number) ?? []);
  expect(numbers).toEqual([...numbers].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
});

test.each(readdirSync(TRACES).filter(name => name.endsWith('.parents.csv')))(
  '%s is refused in one line',
  async name => {
    expect(await refusal(join(TRACES, name))).toMatch(
      /^columns-missing 3\n.*no architecture and no quality column.*\n$/,
    );
  },
);

test('a complete last row without a line end is data', async () => {
  expect((await readText('arch,quality\n0-1,0.5\n0-2,0.75')).trace.quality).toEqual(
    Float64Array.of(0.5, 0.75),
  );
});

test('invalid records are skipped with their line, text and reasons', async () => {
  const text = 'arch,start,end,quality\n0-1,1,2,0.5\n0-1,3,2,n/a\n0-1,,"a""b"\n0-2,1,2,F\n';
  const reading = await readText(text, { onInvalid: 'skip' });
  expect([reading.trace.evaluations, reading.trace.rejected, reading.findingCount]).toEqual([2, 2, 3]);
  expect(reading.rejections).toEqual([
    {
      line: 3,
      record: '0-1,3,2,n/a',
      reasons: [
        'quality: expected a number or a failure "F…", found "n/a"',
        'end: expected a time from the start (3) on, found 2',
      ],
    },
    { line: 4, record: '0-1,,"a""b"', reasons: ['record: expected 4 cells, found 3'] },
  ]);
});

test('skipping everything leaves no trace', async () => {
  await expect(readText('arch,quality\n0,x\n', { onInvalid: 'skip' })).rejects.toMatchObject({
    code: 'trace-invalid',
    message: 'stdin: 1 error; no valid record is left',
  });
});

test('the first 20 findings are named, all are counted', async () => {
  const text = `arch,quality\n${'0,x\n'.repeat(500)}`;
  await expect(readText(text, {}, 100)).rejects.toMatchObject({
    message: 'stdin: 500 errors, the first 20 below; --on-invalid skip goes on without these records',
    details: Array.from(
      { length: 20 },
      (_, row) => `stdin:${row + 2}: quality: expected a number or a failure "F…", found "x"`,
    ),
  });
});

test('validation names every finding, warnings too, and never stops', async () => {
  const { findings, ...counts } = await findFindings(fixturePath('error-every-field'));
  expect(counts).toEqual({ findingCount: 23, errorCount: 23, evaluations: 0, rejected: 9, format: 'jsonl' });
  expect(findings.length).toBe(23);
  const aliases = await findFindings(fixturePath('jsonl-aliases'));
  expect(aliases.findings.map(finding => findingText({ ...finding, file: 'run.jsonl' }))).toEqual([
    'run.jsonl:1: record: expected the fields of an evaluation, found also note, gpu, which are ignored',
  ]);
  expect([aliases.errorCount, aliases.evaluations]).toEqual([0, 3]);
});

test('a line after a cell of several lines is named by its physical line', async () => {
  const text = 'arch,quality,error\n0,,"F\n\nx"\n0,oops,\n';
  expect((await findFindings('-', { stdin: inPieces(Buffer.from(text), 5) })).findings[0]).toMatchObject({
    line: 5,
  });
});

test('a format can be forced', async () => {
  const text = 'p:x0,objective,job_id\n1,0.5,0\n';
  expect((await readText(text)).trace.format).toBe('deephyper');
  expect((await readText(text, { format: 'csv' })).trace.format).toBe('csv');
  await expect(readText(text, { format: 'jsonl' })).rejects.toMatchObject({ code: 'trace-invalid' });
});

test('JSON keys can be mapped, and be the nodes', async () => {
  const text = '{"a": 1, "b": "x", "loss": -2, "quality": 7}\n';
  const { trace } = await readText(text, { nodes: ['b', 'a'], map: { quality: 'loss' } });
  expect(trace.space.map(({ name, choices }) => [name, ...choices])).toEqual([
    ['b', 'x'],
    ['a', 1],
  ]);
  expect([...trace.quality]).toEqual([-2]);
  await expect(readText('{"a": 1, "quality": 7}\n', { nodes: ['b', 'a'] })).rejects.toMatchObject({
    details: ['stdin:1: b: expected a choice (text or a number), found nothing'],
  });
});

test('a column mapped to one field is no longer another by its name', async () => {
  const text = 'arch,quality,submit,gather\n0,1,5,6\n';
  const { trace } = await readText(text, { map: { start: 'submit' } });
  expect([...trace.times]).toEqual(['start', 'gather']);
});

test.each<[ReadOptions, string, string]>([
  [{ map: { qualty: 'x' } }, 'usage', '--map: no field qualty; fields are arch, quality, start'],
  [
    { map: { quality: 'acc' } },
    'columns-missing',
    'stdin: no column acc; found arch, quality; give --map quality one',
  ],
  [
    { nodes: ['x'] },
    'columns-missing',
    'stdin: no column x; found arch, quality; give --nodes the columns in order',
  ],
])('options %j: %s', async (options, code, message) => {
  await expect(readText('arch,quality\n0,1\n', options)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
});

test('a mapped JSON key that never comes is missing', async () => {
  await expect(readText('{"arch": [1], "quality": 1}\n', { map: { worker: 'host' } })).rejects.toMatchObject({
    code: 'columns-missing',
    message: 'stdin: no key host; found arch, quality; give --map worker one of these',
  });
});

test('a line of 100 MB is read, one over 256 MB is no line of a trace', async () => {
  const piece = Buffer.alloc(1 << 20, ' ');
  async function* spaced(pieces: number) {
    yield Buffer.from('{"arch": [1], ');
    for (let index = 0; index < pieces; index++) yield piece;
    yield Buffer.from('"quality": 0.5}\n');
  }
  expect((await readTrace('-', { stdin: spaced(100) })).trace.evaluations).toBe(1);
  await expect(readTrace('-', { stdin: spaced(300) })).rejects.toMatchObject({
    message: 'stdin:1: expected one evaluation a line, found a line over 256 MB',
  });
});

test('a trace that ends inside a record says so where the record is skipped', async () => {
  const text = 'arch,quality,start,end\n0-1,0.5,0,1\n0-2,0.6,1,2\n0-1,0.';
  await expect(readText(text)).rejects.toMatchObject({ code: 'trace-invalid' });
  const { trace, rejections } = await readText(text, { onInvalid: 'skip' });
  expect([trace.evaluations, trace.rejected, rejections.length]).toEqual([2, 1, 1]);
  expect(trace.warnings).toEqual([
    {
      code: 'record-cut',
      message: 'line 4 was left out: expected 4 cells, found 2 (the file ends inside this line)',
      count: 1,
    },
  ]);
  expect((await readText('arch,quality\n0-1,0.5\n0-1,0.6')).trace.evaluations).toBe(2);
});
