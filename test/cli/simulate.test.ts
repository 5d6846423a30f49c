// Does `nastrace simulate` write what it says where it says, and name every mistake?

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, SIMULATE_OPTIONS } from '../../src/cli/simulate-options.ts';
import { SIMULATE_DEFAULTS } from '../../src/index.ts';
import { runCommand } from '../support/terminal.ts';

const SMALL = ['simulate', '--evaluations', '60', '--population', '20', '--sample', '3', '--workers', '5'];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-simulate-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('the trace goes to standard output, and is valid', async () => {
  const { code, stdout, stderr } = await runCommand([...SMALL, '--transfer', '--failures', '0.1']);
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^60 evaluations, \d+ failures in \d+ min; best quality [\d.]+ after \d+ min; workers idle/,
  );
  expect(stdout.split('\n')).toHaveLength(62);
  expect(stdout).toContain('"parent":"');
  const validated = await runCommand(['validate', '-'], { stdin: stdout });
  expect(validated).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'stdin: 60 evaluations (jsonl), 0 errors, 0 warnings\n',
  });
});

test('-o writes the same bytes to a file, whose folder is made, and leaves nothing else', async () => {
  const out = join(folder, 'new', 'run.jsonl');
  const { code, stdout } = await runCommand([...SMALL, '-q', '-o', out]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(await readdir(join(folder, 'new'))).toEqual(['run.jsonl']);
  expect((await runCommand([...SMALL, '-q'])).stdout).toBe(await readFile(out, 'utf8'));
});

test('--blind leaves parents and settings out', async () => {
  const { stdout } = await runCommand([...SMALL, '--blind']);
  expect(stdout).not.toContain('parent');
  expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({ nastrace: 1, space: SIMULATE_DEFAULTS.space });
});

test('a table names the space, its qualities and times', async () => {
  const table = await file(
    'bench.csv',
    'arch,quality,seconds\na-0,0.5,10\na-1,0.75,20\nb-0,,5\nb-1,0.25,5\n',
  );
  const { code, stdout } = await runCommand([...SMALL, '--objective', table, '--durations', 'table']);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(JSON.parse(lines[0] ?? '').space).toEqual([
    { name: 'op0', choices: ['a', 'b'] },
    { name: 'op1', choices: [0, 1] },
  ]);
  expect(lines[1]).toContain('"start":0.000000,"end":5.000000,');
});

test('a sweep writes one table and one figure, and prints the means', async () => {
  const out = join(folder, 'sweep');
  const run = ['--sweep', 'quantum=1,5', '--repeat', '3', '-o', out];
  const { code, stdout, stderr } = await runCommand([...SMALL, ...run]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: `3 files written to ${out}\n` });
  const lines = stdout.split('\n');
  const block = ['quantum', '1', '5', ''];
  const blocks = Array.from({ length: lines.length / block.length }, () => block).flat();
  expect(lines.map(line => line.split(/\s+/)[0])).toEqual(blocks);
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80);
  expect(stdout).toMatch(/bestQuality[\s\S]*waitEvenlySeconds/);
  expect((await readdir(out)).sort()).toEqual([
    '.nastrace-files.json',
    'sweep.csv',
    'sweep.svg',
    'sweep.vl.json',
  ]);
  const table = await readFile(join(out, 'sweep.csv'), 'utf8');
  const again = await runCommand([...SMALL, ...run, '-q', '--figures', 'vl']);
  expect(again).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await readFile(join(out, 'sweep.csv'), 'utf8')).toBe(table);
  expect(await readdir(out)).not.toContain('sweep.svg');
});

test('a switch can be swept', async () => {
  const out = join(folder, 'sweep');
  const { code, stdout } = await runCommand([
    ...SMALL,
    '--sweep',
    'transfer=off,on',
    '--repeat',
    '2',
    '-o',
    out,
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^transfer .*\noff .*\non /);
});

describe('mistakes', () => {
  test.each([
    [['--space', 'nasbench101'], 2, 'a built-in space is one of nasbench201, macro, attn, attn54'],
    [['--objective', 'no-such.csv'], 2, 'no-such.csv: no such file'],
    [['--sample', '200'], 2, 'a sample of 200 from a population of 20'],
    [['--quantum', '6'], 2, 'a quantum of 6 with 5 workers'],
    [['--durations', 'table'], 2, '--objective <file> names the table'],
    [['--durations', 'gauss'], 2, 'Expected lognormal, normal, constant or table.'],
    [['--evaluations', '0'], 2, 'Expected a whole number from 1'],
    [['--failures', '5%'], 2, 'Did you mean 0.05?'],
    [['--sweep', 'quantum'], 2, 'Expected option=value,value…'],
    [['--sweep', 'quantom=1,2'], 2, 'Did you mean quantum?'],
    [['--sweep', 'quantum=1'], 2, 'Expected two values or more'],
    [['--sweep', 'quantum=1,1'], 2, 'The value 1 is there twice.'],
    [['--sweep', 'quantum=1,x'], 2, 'Expected a whole number'],
    [['--sweep', 'quantum=1,9'], 2, 'a quantum of 9 with 5 workers'],
    [['--sweep', 'seed=1,2'], 2, '--sweep'],
    [['--repeat', '3'], 2, '--repeat needs --sweep'],
    [['--figures', 'svg'], 2, '--figures needs --sweep'],
    [['--sweep', 'quantum=1,2', '--blind'], 2, '--blind does nothing with --sweep'],
  ])('%j: exit code %i', async (argv, code, message) => {
    const run = await runCommand([...SMALL, ...argv]);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toMatch(/^ {4}at /m);
  });

  test('a bad space and a bad table are named with their place', async () => {
    const space = await file('space.json', '[{"name": "a"}]');
    const table = await file('table.json', '{"0-1": "good"}');
    for (const [flag, path] of [
      ['--space', space],
      ['--objective', table],
    ] as const) {
      const { code, stdout, stderr } = await runCommand([...SMALL, flag, path]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`error: ${path}: `);
    }
  });

  test('a place that cannot be written', async () => {
    await mkdir(join(folder, 'run.jsonl'));
    const { code, stderr } = await runCommand([...SMALL, '-o', join(folder, 'run.jsonl')]);
    expect(code).toBe(4);
    expect(stderr).toContain('cannot be written');
    expect(await readdir(folder)).toEqual(['run.jsonl']);
  });
});

test('the defaults that the help says are the library’s', () => {
  const defaults: Readonly<Record<string, unknown>> = { ...SIMULATE_DEFAULTS };
  for (const { name, otherwise } of SIMULATE_OPTIONS) expect(otherwise).toBe(defaults[keyOf(name)]);
  const keys = [...SIMULATE_OPTIONS.map(({ name }) => keyOf(name)), 'space', 'objective', 'transfer'];
  expect(keys.sort()).toEqual(Object.keys(SIMULATE_DEFAULTS).sort());
});
