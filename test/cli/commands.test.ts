// Does each command do what INTERFACE says: what it prints where, what it writes, its exit code?

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { parseSummary } from '../../src/index.ts';
import { runCommand } from '../support/terminal.ts';

const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
const search = fixture('traces/nb201-seed1.csv');
const broken = fixture('formats/error-every-field/trace.jsonl');
const tiny = fixture('formats/csv-canonical/trace.csv');

/** Two records of which the second has no quality that could be read. */
const HALF_VALID =
  '{"arch":[0,1],"quality":0.5,"start":0,"end":1}\n{"arch":[0,1],"quality":"n/a","start":1,"end":2}\n';

const rejectedLine = z.object({ line: z.number(), record: z.string(), reasons: z.array(z.string()).min(1) });
const lineageLine = z.object({
  id: z.string(),
  arch: z.string(),
  stage: z.number(),
  parent: z.string().nullable(),
});

let folder: string;
let out: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-cli-'));
  out = join(folder, 'out');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** All files below the output folder, by code point. */
async function written(): Promise<string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  return files.map(file => file.slice(out.length + 1).replaceAll('\\', '/')).sort();
}

test('analyze writes the report and prints one screen', async () => {
  const { code, stdout, stderr } = await runCommand(['analyze', search, '-o', out]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Read {8}nb201-seed1\.csv \(deephyper\): 1023 evaluations/);
  expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(26);
  const files = await written();
  expect(files).toEqual(
    expect.arrayContaining([
      'summary.json',
      'report.html',
      ...['trie', 'locality', 'quality', 'popularity'].map(module => `${module}/summary.json`),
      ...['vl.json', 'svg'].flatMap(ending => [
        `trie/trie.${ending}`,
        `locality/tensor-access.${ending}`,
        `quality/quality.${ending}`,
        `popularity/prefix-popularity.${ending}`,
      ]),
    ]),
  );
});

test('a folder that is used again holds the last run alone', async () => {
  await runCommand(['analyze', tiny, '-o', out, '--figures', 'vl,svg']);
  await writeFile(join(out, 'notes.txt'), 'mine');
  await writeFile(join(out, 'trie/trie.svg'), 'edited');
  const { code, stderr } = await runCommand([
    'analyze',
    tiny,
    '-o',
    out,
    '--figures',
    'vl',
    '--only',
    'quality',
  ]);
  expect(code).toBe(0);
  expect(stderr).toBe(
    `warning: ${join(out, 'trie/trie.svg')}: kept from an earlier run: it was changed since nastrace wrote it\n`,
  );
  const left = (await written()).filter(file => !/^quality\/.*\.json$/.test(file));
  expect(left).toEqual([
    '.nastrace-files.json',
    'candidates.csv',
    'notes.txt',
    'report.html',
    'summary.json',
    'trie/trie.svg',
  ]);
});

test('--json prints the summary and nothing else, the bytes that it writes', async () => {
  const { code, stdout, stderr } = await runCommand([
    'analyze',
    search,
    '-o',
    out,
    '--json',
    '--figures',
    'vl',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(await readFile(join(out, 'summary.json'), 'utf8'));
  expect((await written()).filter(file => file.endsWith('.svg'))).toEqual([]);
});

test('options reach the analysis', async () => {
  const options = [
    '--only',
    'trie,popularity',
    '--population',
    '50',
    '--sample',
    '7',
    '--mutation',
    'replace',
  ];
  const more = ['--window', '40', '--prefix-length', '2', '--min-share', '0.2', '--snapshots', '60,70'];
  const argv = ['analyze', search, '-o', out, '--json', '--figures', 'vl', ...options, ...more];
  const { trace, analyses } = parseSummary((await runCommand(argv)).stdout, 'stdout');
  expect(trace.settings).toMatchObject({ population: 50, sample: 7, mutation: 'replace', source: 'given' });
  expect(Object.keys(analyses)).toEqual(['trie', 'popularity']);
  expect(analyses.trie).toMatchObject({ params: { minShare: 0.2 } });
  expect(analyses.popularity).toMatchObject({
    prefixLength: 2,
    windowSize: 40,
    params: { snapshots: [60, 70] },
  });
});

test('options of locality and quality reach them', async () => {
  const options = [
    '--access',
    'presence',
    '--seed',
    '3',
    '--permutations',
    '9',
    '--low-quality',
    '-0.5',
    '--full-range',
  ];
  const argv = ['analyze', tiny, '-o', out, '--json', '--figures', 'vl', ...options];
  const { analyses } = parseSummary((await runCommand(argv)).stdout, 'stdout');
  expect(analyses.locality).toMatchObject({ params: { access: 'presence', seed: 3, permutations: 9 } });
  expect(analyses.quality).toMatchObject({ params: { lowQuality: -0.5, fullRange: true, seed: 3 } });
});

test('-q prints nothing', async () => {
  const { stdout, stderr } = await runCommand(['analyze', tiny, '-o', out, '-q', '--figures', 'vl']);
  expect(stdout + stderr).toBe('');
  expect(await written()).toContain('summary.json');
});

test('several traces get a folder each, and one JSON array', async () => {
  const { code, stdout } = await runCommand([
    'analyze',
    search,
    tiny,
    '-o',
    out,
    '--json',
    '--figures',
    'vl',
  ]);
  expect(code).toBe(0);
  expect(await readdir(out)).toEqual(['nb201-seed1', 'trace']);
  expect(z.array(z.object({ schemaVersion: z.literal(1) })).parse(JSON.parse(stdout))).toHaveLength(2);
});

test('several traces are told of in a line each, in the order given', async () => {
  const { code, stdout, stderr } = await runCommand(['analyze', search, tiny, '-o', out, '--figures', 'vl']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [first, second, ...more] = stdout.trimEnd().split('\n');
  expect(first).toMatch(/nb201-seed1: 1023 evaluations, best \d+\.\d+, \d+ of 20 claims contradicted/);
  expect(second).toMatch(/trace: \d evaluations/);
  expect(more).toEqual([]);
});

test('an invalid trace among several: it is named, nothing of it is written, the others are analyzed', async () => {
  const { code, stdout, stderr } = await runCommand([
    'analyze',
    broken,
    search,
    '-o',
    out,
    '--figures',
    'vl',
  ]);
  expect(code).toBe(3);
  expect(stdout).toMatch(/^\S*nb201-seed1: 1023 evaluations[^\n]*\n$/);
  expect(stderr).toMatch(/^error: .*23 errors, the first 20 below; --on-invalid skip/);
  expect(stderr).toContain('trace.jsonl:2: quality: expected a number or a failure');
  expect(stderr).toMatch(/\n1 of 2 traces could not be analyzed\n$/);
  expect(await readdir(out)).toEqual(['nb201-seed1']);
});

test('--on-invalid skip goes on and keeps what it left out with the reasons', async () => {
  const argv = ['analyze', '-', '-o', out, '--on-invalid', 'skip', '--figures', 'vl'];
  const { code, stdout, stderr } = await runCommand(argv, { stdin: HALF_VALID });
  expect(code).toBe(0);
  expect(stdout).toContain('1 invalid left out');
  expect(stderr).toContain('-: 1 invalid record left out, see ');
  const lines = (await readFile(join(out, 'rejected.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map(line => rejectedLine.parse(JSON.parse(line)))).toMatchObject([{ line: 2 }]);
  const again = await runCommand(argv, { stdin: HALF_VALID.split('\n')[0] ?? '' });
  expect(again.code).toBe(0);
  expect(await readFile(join(out, 'rejected.jsonl'), 'utf8')).toBe('');
});

test('a place that cannot be written is known before the trace is read', async () => {
  await writeFile(join(folder, 'file'), '');
  const { code, stderr } = await runCommand(['analyze', 'no-such-trace.csv', '-o', join(folder, 'file')]);
  expect(code).toBe(4);
  expect(stderr).toMatch(
    /^error: the output cannot be written to .*file, not a folder\n-o <folder> names another place\n$/,
  );
});

test('colours only where they are wanted', async () => {
  const argv = ['analyze', tiny, '-o', out, '--figures', 'vl'];
  const bold = '\u001b[1m';
  expect((await runCommand(argv)).stdout).not.toContain(bold);
  expect((await runCommand(argv, { columns: 80 })).stdout).toContain(bold);
  expect((await runCommand(argv, { columns: 80, env: { NO_COLOR: '1' } })).stdout).not.toContain(bold);
  expect((await runCommand(argv, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).toContain(bold);
  expect((await runCommand(argv, { columns: 80, env: { FORCE_COLOR: '0' } })).stdout).not.toContain(bold);
});

test('validate lists findings on stdout and totals on stderr', async () => {
  const { code, stdout, stderr } = await runCommand(['validate', broken]);
  expect(code).toBe(1);
  expect(stdout.trimEnd().split('\n')).toHaveLength(23);
  for (const line of stdout.trimEnd().split('\n'))
    expect(line).toMatch(/^.*trace\.jsonl:\d+: [^:]+: expected .*/);
  expect(stderr).toContain('0 evaluations (jsonl), 9 invalid records, 23 errors, 0 warnings');
});

test('validate --limit lists fewer and counts all', async () => {
  const { code, stdout, stderr } = await runCommand(['validate', broken, '--limit', '2']);
  expect(code).toBe(1);
  expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  expect(stderr).toContain('23 errors, 0 warnings (21 not listed)');
});

test('validate finds nothing in a valid trace', async () => {
  expect(await runCommand(['validate', search, '-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('validate goes on after a trace that cannot be read, and says so by its exit code', async () => {
  const { code, stdout, stderr } = await runCommand(['validate', join(folder, 'none.csv'), broken]);
  expect(code).toBe(3);
  expect(stderr).toContain('none.csv: no such file');
  expect(stdout).toContain('trace.jsonl:2:');
});

test('text of a trace cannot steer the terminal', async () => {
  const hostile = '{"arch":[0],"quality":"\\u001b]0;owned\\u0007\\u202e","start":0,"end":1}\n';
  for (const argv of [
    ['validate', '-'],
    ['analyze', '-', '-o', out],
  ]) {
    const { stdout, stderr } = await runCommand(argv, { stdin: hostile });
    expect(stdout + stderr).toContain('owned');
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

test('lineage prints one JSON object an evaluation', async () => {
  const { code, stdout, stderr } = await runCommand(['lineage', search]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const records = stdout
    .trimEnd()
    .split('\n')
    .map(line => lineageLine.parse(JSON.parse(line)));
  expect(records).toHaveLength(1023);
  expect(records.filter(({ stage, parent }) => stage === 1 && parent !== null)).toEqual([]);
  expect(records.filter(({ stage, parent }) => stage === 2 && parent !== null).length).toBeGreaterThan(800);
});

test('a reader that leaves early ends lineage quietly', async () => {
  const stdoutFails = { after: 100, code: 'EPIPE' } as const;
  const { code, stderr } = await runCommand(['lineage', search], { stdoutFails });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('a full disk behind stdout is an output that cannot be written', async () => {
  const stdoutFails = { after: 100, code: 'ENOSPC' } as const;
  const { code, stderr } = await runCommand(['lineage', search], { stdoutFails });
  expect(code).toBe(4);
  expect(stderr).toBe('error: standard output: write ENOSPC\n');
});

test('render draws the figures anew, as analyze drew them', async () => {
  await runCommand(['analyze', search, '-o', out, '-q']);
  const before = await written();
  const figure = join(out, 'quality', 'quality.vl.json');
  const drawn = await readFile(figure, 'utf8');
  await rm(figure);
  const { code, stdout, stderr } = await runCommand(['render', join(out, 'summary.json')]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/^\d+ files written to /);
  expect(await written()).toEqual(before);
  expect(await readFile(figure, 'utf8')).toBe(drawn);
});

test.each([
  ['no JSON', 3],
  ['{"schemaVersion": 1}', 3],
])('render refuses %s', async (text, code) => {
  const path = join(folder, 'summary.json');
  await writeFile(path, text);
  const ran = await runCommand(['render', path]);
  expect(ran).toMatchObject({ code, stdout: '' });
  expect(ran.stderr).toMatch(/^error: .*summary\.json/);
  expect(await readdir(folder)).toEqual(['summary.json']);
});

test('validate --json prints everything as JSON', async () => {
  const { code, stdout, stderr } = await runCommand(['validate', '--json', broken, search]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const found: unknown = JSON.parse(stdout);
  expect(found).toMatchObject([
    { readable: true, evaluations: 0, rejected: 9, errors: 23, warnings: 0 },
    { readable: true, format: 'deephyper', evaluations: 1023, rejected: 0, errors: 0, findings: [] },
  ]);
});

test('convert writes canonical jsonl that reads as the same trace', async () => {
  const file = join(folder, 'run.jsonl');
  expect(await runCommand(['convert', search, '-o', file])).toEqual({ code: 0, stdout: '', stderr: '' });
  const [direct, converted] = await Promise.all(
    [search, file].map(path => runCommand(['analyze', path, '--json', '--only', 'trie', '-o', out])),
  );
  const same = (text = '') => ({
    ...JSON.parse(text),
    trace: { ...JSON.parse(text).trace, sources: [], format: '' },
  });
  expect(same(converted?.stdout)).toEqual(same(direct?.stdout));
  const { stdout } = await runCommand(['convert', tiny]);
  expect(stdout.split('\n')[0]).toMatch(/^{"nastrace":1,"space":/);
});

test('--join makes one trace of several files, --from and --to take a part', async () => {
  const whole = await readFile(search, 'utf8');
  const lines = whole.trimEnd().split('\n');
  const parts = [lines.slice(0, 600), [lines[0], ...lines.slice(600)]];
  const paths = await Promise.all(
    parts.map(async (part, index) => {
      const path = join(folder, `part${index}.csv`);
      await writeFile(path, `${part.join('\n')}\n`);
      return path;
    }),
  );
  const traceOf = async (...argv: string[]) => {
    const { stdout } = await runCommand(['analyze', ...argv, '--json', '--only', 'trie', '-o', out]);
    return JSON.parse(stdout).trace;
  };
  expect(await traceOf(...paths, '--join')).toMatchObject({
    evaluations: 1023,
    sources: ['part0.csv', 'part1.csv'],
  });
  expect(await traceOf(search, '--from', '101', '--to', '600')).toMatchObject({ evaluations: 500 });
  expect((await traceOf(search, '--to', '3s')).evaluations).toBeLessThan(600);
});

test('--from takes no nonsense', async () => {
  const { code, stderr } = await runCommand(['analyze', search, '--from', '5 apples']);
  expect(code).toBe(2);
  expect(stderr).toContain('Expected a candidate such as 100');
});

test('convert does not write over its input', async () => {
  const path = join(folder, 'run.csv');
  await writeFile(path, await readFile(tiny));
  const { code, stderr } = await runCommand(['convert', path, '-o', join(folder, '.', 'run.csv')]);
  expect(code).toBe(2);
  expect(stderr).toContain('is the trace itself');
  expect(await readFile(path, 'utf8')).toBe(await readFile(tiny, 'utf8'));
});

test.each([
  [['--snapshots', '100,99999'], 'snapshots at 99999 were left out: the trace has 1023 successes'],
  [['--prefix-length', '99'], 'prefix length 99 was cut to 6, the longest architecture'],
  [['--window', '5000'], 'no window of 5000 is ever full'],
  [['--permutations', '0'], 'no test of locality has a p-value'],
])('what %j cannot do is said', async (flags, message) => {
  const only = flags.includes('--permutations') ? 'locality' : 'popularity';
  const ran = await runCommand([
    'analyze',
    search,
    '-o',
    out,
    '--figures',
    'vl',
    '--only',
    only,
    '--json',
    ...flags,
  ]);
  const [warning] = parseSummary(ran.stdout, 'stdout').trace.warnings;
  expect(warning).toMatchObject({ code: 'option-out-of-range', message: expect.stringContaining(message) });
});

test('a simulation that ends before its evolution says so', async () => {
  const ran = await runCommand(['simulate', '--population', '200', '--evaluations', '100']);
  expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('warning: nothing evolves') });
});

test.each([
  [['cache', search, '--sizes', 'nope'], 2, '--sizes nope: no such file; check the path'],
  [['simulate', '--space', 'foo'], 2, 'foo: no such file; check the path'],
  [['simulate', '-o', '.'], 4, '.: cannot be written: it is a folder, not a file'],
  [['convert', search, '-o', '.'], 4, '.: cannot be written: it is a folder, not a file'],
  [['render', 'nope.json'], 3, 'nope.json: no such file; check the path'],
  [['render', search], 3, 'expected a nastrace summary, found no JSON'],
  [['render', '-'], 2, 'a summary from standard input has no folder of its own'],
])('%j exits %i in words', async (argv, code, message) => {
  const ran = await runCommand(argv);
  expect(ran).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
  expect(ran.stderr).not.toMatch(/ENOENT|EISDIR|SyntaxError|Unexpected/);
});

test('render reads standard input, and says which summary it wants', async () => {
  const analyzed = await runCommand(['analyze', tiny, '-o', out, '--json', '--figures', 'vl']);
  const elsewhere = join(folder, 'figures');
  const ran = await runCommand(['render', '-', '-o', elsewhere, '--figures', 'vl'], {
    stdin: analyzed.stdout,
  });
  expect(ran.code).toBe(0);
  expect(await readFile(join(elsewhere, 'trie/trie.vl.json'), 'utf8')).toBe(
    await readFile(join(out, 'trie/trie.vl.json'), 'utf8'),
  );
  const section = await runCommand(['render', join(out, 'trie/summary.json')]);
  expect(section).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('<folder>/summary.json of the report'),
  });
});
