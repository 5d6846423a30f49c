// Does the program behave in a process of its own: exit codes, interrupts, a reader that leaves?
//
// Bundles the command line as the build does, into a folder beside a copy of bin/.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { drawFigures, parseSummary } from '../../src/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const trace = join(root, 'fixtures/traces/nb201-seed1.csv');
const invalid = join(root, 'fixtures/formats/error-quality/trace.csv');
const run = promisify(execFile);

let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-process-'));
  program = join(folder, 'bin/nastrace.js');
  for (const name of ['bin', 'package.json'])
    await cp(join(root, name), join(folder, name), { recursive: true });
  await run(process.execPath, [join(root, 'bundle-cli.mjs'), join(folder, 'dist/cli')]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const nastrace = (...argv: string[]) => run(process.execPath, [program, ...argv], { cwd: folder });

test('--version answers before the bundle is loaded', async () => {
  expect(await nastrace('--version')).toEqual({ stdout: `${packageJson.version}\n`, stderr: '' });
});

test('analyze ends with 0 and draws with what the bundle holds', async () => {
  const { stdout, stderr } = await nastrace('analyze', trace, '-o', 'report', '--permutations', '9');
  expect(stderr).toBe('');
  expect(stdout).toContain('1023 evaluations');
  expect(await readdir(join(folder, 'report/trie'))).toContain('trie.svg');
});

test('figures drawn in a thread while the trace is analyzed: what is drawn of the summary afterwards, with or without the bundle, to the byte', async () => {
  await nastrace('analyze', trace, '-o', 'thread', '--permutations', '9', '--theme', 'dark', '-q');
  await nastrace('render', 'thread/summary.json', '-o', 'turn', '--figures', 'svg', '--theme', 'dark', '-q');
  const summary = parseSummary(await readFile(join(folder, 'thread/summary.json'), 'utf8'), 'summary.json');
  const drawn = await drawFigures(summary, ['svg'], { theme: 'dark' });
  expect(drawn.length).toBeGreaterThan(10);
  for (const { path, content } of drawn) {
    expect(await readFile(join(folder, 'thread', path), 'utf8')).toBe(content);
    expect(await readFile(join(folder, 'turn', path), 'utf8')).toBe(content);
  }
}, 60_000);

test('code compiled ahead is taken; where it is missing or spoilt the program is the same', async () => {
  const main = join(folder, 'dist/cli/main.cjs');
  const code = join(folder, 'dist/cli/program.code');
  const asked = `import { compiledAhead } from ${JSON.stringify(pathToFileURL(main).href)};`;
  const isTaken = async (script = 'program') => {
    const ask = `${asked} console.log(compiledAhead('${script}'))`;
    return (await run(process.execPath, ['--input-type=module', '-e', ask])).stdout.trim() === 'true';
  };
  const found = await nastrace('lineage', trace);
  expect(await isTaken()).toBe(false);
  await run(process.execPath, [join(root, 'compile-cli.mjs'), join(folder, 'dist/cli')]);
  expect(await isTaken()).toBe(true);
  // What threads of an analysis load, and functions that figures need.
  expect(await isTaken('analysis')).toBe(true);
  expect(await isTaken('vega-functions-kept')).toBe(true);
  const kept = await readFile(join(folder, 'dist/cli/vega-functions-kept.cjs'), 'utf8');
  expect(kept.split('(function(){return(function').length).toBeGreaterThan(200);
  await nastrace('render', 'thread/summary.json', '-o', 'kept', '--figures', 'svg', '--theme', 'dark', '-q');
  for (const figure of ['trie/choices', 'quality/quality', 'popularity/tiers', 'locality/sharing'])
    expect(await readFile(join(folder, `kept/${figure}.svg`), 'utf8')).toBe(
      await readFile(join(folder, `turn/${figure}.svg`), 'utf8'),
    );
  expect(await nastrace('lineage', trace)).toEqual(found);
  await writeFile(code, (await readFile(code)).fill(1, 0, 64));
  expect(await isTaken()).toBe(false);
  expect(await nastrace('lineage', trace)).toEqual(found);
}, 60_000);

test('caches replayed side by side in threads: what one after another gives, to the byte', async () => {
  const long = join(root, 'fixtures/traces/attn54-seed1.csv');
  const thread = join(folder, 'dist/cli/worker.cjs');
  const replayed = (jobs: string) =>
    run(process.execPath, [program, 'cache', long, '--json', '--jobs', jobs], { maxBuffer: 1 << 26 });
  const threads = await replayed('2');
  await rename(thread, `${thread}-away`);
  try {
    // Threads were used: without their script there are none, and one after another needs none.
    await expect(replayed('2')).rejects.toThrow('worker.cjs');
    expect(await replayed('1')).toEqual(threads);
  } finally {
    await rename(`${thread}-away`, thread);
  }
}, 60_000);

test('a long trace analyzed by steps in threads: what one thread gives, to the byte', async () => {
  const thread = join(folder, 'dist/cli/worker.cjs');
  // So long that analyze begins its threads while it reads; check begins them after.
  await nastrace(
    'simulate',
    '--evaluations',
    '30000',
    '--workers',
    '40',
    '--seed',
    '3',
    '-o',
    'long.jsonl',
    '-q',
  );
  const analyzed = (out: string, jobs: string) =>
    nastrace(
      'analyze',
      'long.jsonl',
      '-o',
      out,
      '--jobs',
      jobs,
      '--permutations',
      '9',
      '--figures',
      'vl',
      '-q',
    );
  await analyzed('side-by-side', '2');
  const checked = await nastrace('check', 'long.jsonl', '--out', 'checked').catch(failed => failed);
  await rename(thread, `${thread}-away`);
  try {
    // Threads were used: without their script there are none, and one thread needs none.
    await expect(analyzed('nowhere', '2')).rejects.toThrow('worker.cjs');
    await analyzed('alone', '1');
  } finally {
    await rename(`${thread}-away`, thread);
  }
  const paths = (await readdir(join(folder, 'alone'), { recursive: true })).filter(path =>
    path.includes('.'),
  );
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const [threads, alone] = await Promise.all(
      ['side-by-side', 'alone'].map(out => readFile(join(folder, out, path), 'utf8')),
    );
    expect(threads === alone, path).toBe(true);
  }
  expect(checked.stderr).toBe('');
}, 120_000);

test('several traces, side by side in threads: what one after another gives, to the byte', async () => {
  const copy = join(folder, 'copy.csv');
  await cp(trace, copy);
  const argv = ['analyze', trace, 'no-such.csv', copy, '--permutations', '9', '--figures', 'vl', '--json'];
  const ran = async (...more: string[]) =>
    run(process.execPath, [program, ...argv, ...more], { cwd: folder, maxBuffer: 1 << 26 }).catch(
      failed => failed,
    );
  const threads = await ran('-o', 'threads', '--jobs', '2');
  const alone = await ran('-o', 'alone', '--jobs', '1');
  expect(threads).toMatchObject({ code: 3, stderr: expect.stringContaining('no-such.csv: no such file') });
  expect(threads.stdout).toBe(alone.stdout);
  expect(JSON.parse(threads.stdout)).toHaveLength(2);
  expect(await readdir(join(folder, 'threads'))).toEqual(['copy', 'nb201-seed1']);
}, 60_000);

test.each([
  [1, ['validate', invalid]],
  [2, ['analyze', trace, '--sample', 'many']],
  [3, ['analyze', 'no-such.csv']],
  [4, ['analyze', trace, '-o', 'package.json']],
])('exit code %i', async (code, argv) => {
  await expect(nastrace(...argv)).rejects.toMatchObject({
    code,
    stderr: expect.not.stringMatching(/^ {4}at /m),
  });
});

test('a reader that leaves early ends the program quietly', async () => {
  const script = 'set -o pipefail; "$0" "$1" lineage "$2" | head -n 1';
  const { stdout, stderr } = await run('bash', ['-c', script, process.execPath, program, trace]);
  expect({ lines: stdout.split('\n').length, stderr }).toEqual({ lines: 2, stderr: '' });
});

test('an interrupt ends the program with 130', async () => {
  // The first trace's findings show that the program runs; then it waits for standard input.
  const child = spawn(process.execPath, [program, 'validate', invalid, '-']);
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});
