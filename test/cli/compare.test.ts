// Does `nastrace compare` take what it says, name it well, and refuse the rest with one clear error?

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparisonSchema } from '../../src/index.ts';
import { stableJson } from '../../src/shared/stable-json.ts';
import { searchRecords, summaryOf } from '../compare/runs.ts';
import { runCommand } from '../support/terminal.ts';

const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));

let folder: string;
let a: string;
let b: string;
const place = (...names: string[]) => join(folder, ...names);

/** A trace of a small search whose header says its settings. */
async function writeTrace(name: string, seed: number, population = 30): Promise<string> {
  const lines = searchRecords({ seed, evaluations: 120, population }).map(record => JSON.stringify(record));
  await writeFile(
    place(name),
    `${[JSON.stringify({ nastrace: 1, population, sample: 4 }), ...lines].join('\n')}\n`,
  );
  return place(name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-compare-'));
  a = await writeTrace('a.jsonl', 1);
  b = await writeTrace('b.jsonl', 2);
  await runCommand(['analyze', a, b, '-o', place('reports'), '--figures', 'vl', '-q']);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Compares without drawing more than it must; the comparison that it writes. */
async function compare(...argv: string[]) {
  const ran = await runCommand(['compare', ...argv, '-o', place('out'), '--figures', 'vl', '--json']);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return { ...ran, comparison: comparisonSchema.parse(JSON.parse(ran.stdout)) };
}

test('writes summary.json and the figures; prints a table of 80 columns', async () => {
  const out = place('usual');
  const { code, stdout, stderr } = await runCommand(['compare', a, b, '-o', out]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const names = ['prefix-popularity', 'quality-curves', 'trie-difference', 'tries'];
  expect((await readdir(out)).sort()).toEqual(
    [...names.flatMap(name => [`${name}.svg`, `${name}.vl.json`]), 'summary.json'].sort(),
  );
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]?.split(/ +/)).toEqual(['', 'a', 'b', 'difference']);
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80);
  expect(stdout).toMatch(/^Best quality .*[+−]/m);
  expect(stdout).toMatch(/no\s+difference is called significant/);
});

test.each([
  ['traces', () => [a, b]],
  ['summaries', () => [place('reports', 'a', 'summary.json'), place('reports', 'b', 'summary.json')]],
  ['folders of reports', () => [place('reports', 'a'), place('reports', 'b')]],
  ['a folder of folders', () => [place('reports')]],
  ['a summary and a trace', () => [place('reports', 'a', 'summary.json'), b]],
])('the same bytes from %s', async (_, inputs) => {
  const { stdout } = await compare(a, b);
  expect((await compare(...inputs())).stdout).toBe(stdout);
  expect(await readFile(place('out', 'summary.json'), 'utf8')).toBe(stdout);
});

test('labels are as long as tells the files apart', async () => {
  await mkdir(place('x'), { recursive: true });
  await writeFile(place('x', 'a.jsonl'), await readFile(b));
  const { comparison } = await compare(a, place('x', 'a.jsonl'), b, b);
  const labels = comparison.runs.map(({ label }) => label);
  expect(labels[1]).toBe('x/a');
  expect(labels[0]).toMatch(/^nastrace-compare-[^/]*\/a$/);
  expect(labels[3]).toBe(`${labels[2]} (2)`);
});

test('--label names the inputs, and one name makes repeats', async () => {
  const { comparison } = await compare(a, b, a, '--label', 'old,new,new');
  expect(comparison.groups).toEqual([
    { name: 'old', runs: 1 },
    { name: 'new', runs: 2 },
  ]);
});

test('--group makes repeats by pattern; the first named is the reference', async () => {
  const { comparison } = await compare(a, b, a, '--group', 'two=b*', '--group', 'one=*/a.jsonl');
  expect(comparison.groups).toEqual([
    { name: 'two', runs: 1 },
    { name: 'one', runs: 2 },
  ]);
});

test('repeats come with a figure of their spread and a mark where they differ', async () => {
  const many = [3, 4, 5, 6].map(seed => writeTrace(`r${seed}.jsonl`, seed));
  const { stdout } = await runCommand([
    'compare',
    ...(await Promise.all(many)),
    '--label',
    'a,a,b,b',
    '-o',
    place('spread'),
    '--figures',
    'vl',
  ]);
  expect(await readdir(place('spread'))).toContain('measures.vl.json');
  expect(stdout).toMatch(/\d+ of \d+ differences have a 95 % interval without 0; by chance alone/);
});

test('traces of other windows are analyzed again with the smallest', async () => {
  const small = await writeTrace('small.jsonl', 3, 20);
  const { comparison, stderr } = await compare(a, small);
  expect(comparison.runs.map(({ window }) => window)).toEqual([20, 20]);
  expect(comparison.runs.map(({ population }) => population)).toEqual([30, 20]);
  expect(stderr).toBe('W differs between the runs; traces are analyzed with --window 20\n');
});

test('a trace follows the window of the summaries', async () => {
  const small = await writeTrace('small.jsonl', 3, 20);
  const { comparison } = await compare(place('reports', 'a'), small);
  expect(comparison.runs.map(({ window }) => window)).toEqual([30, 30]);
});

test('a hostile name stays text', async () => {
  const { stdout } = await runCommand([
    'compare',
    a,
    b,
    '--label',
    '\u001b[31mred,<b>',
    '-o',
    place('out'),
    '--figures',
    'vl',
  ]);
  expect(stdout).toContain('\\x1b[31mred');
  expect(stdout).not.toContain('\u001b');
});

/** [what, arguments, exit code, message] */
const refused: [string, () => string[], number, RegExp][] = [
  ['one input', () => [a], 2, /^error: a comparison takes at least two runs/],
  ['a missing file', () => [a, place('none.csv')], 3, /^error: .*none\.csv.*no such file/i],
  ['an empty folder', () => [a, place('empty')], 3, /^error: .*empty: a folder without a summary\.json/],
  [
    'an older summary',
    () => [a, place('older.json')],
    3,
    /^error: .*older\.json: expected a nastrace summary of schemaVersion 1, found schemaVersion 0/,
  ],
  ['a newer summary', () => [a, place('newer.json')], 3, /schemaVersion 1, found schemaVersion 99/],
  ['a comparison', () => [a, place('usual', 'summary.json')], 3, /^error: .*is itself a comparison/],
  [
    'a file of parents',
    () => [a, fixture('formats/error-parents/trace.csv')],
    3,
    /^error: .*trace\.csv.*\n?.*parent/,
  ],
  ['labels too few', () => [a, b, '--label', 'one'], 2, /^error: --label has 1 names for 2 inputs/],
  ['a group of none', () => [a, b, '--group', 'x=y*'], 2, /^error: --group x=y\* matches no input/],
  [
    'an input of two groups',
    () => [a, b, '--group', 'x=a*', '--group', 'y=*.jsonl'],
    2,
    /belongs to the groups x and y/,
  ],
  [
    'a window for summaries alone',
    () => [place('reports'), '--window', '9'],
    2,
    /^error: --window is for traces, and all inputs are summaries/,
  ],
];

test.each(refused)('one clear error for %s', async (_, argv, code, message) => {
  await mkdir(place('empty'), { recursive: true });
  const summary = summaryOf(searchRecords({ seed: 1, evaluations: 40 }));
  await writeFile(place('older.json'), stableJson({ ...summary, schemaVersion: 0 }));
  await writeFile(place('newer.json'), stableJson({ ...summary, schemaVersion: 99 }));
  const ran = await runCommand(['compare', ...argv(), '-o', place('refused'), '--figures', 'vl']);
  expect(ran.stderr).toMatch(message);
  expect(ran).toMatchObject({ code, stdout: '' });
  expect(ran.stderr.match(/^error:/gm)).toHaveLength(1);
});
