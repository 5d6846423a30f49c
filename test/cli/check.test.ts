// `nastrace check` and `init` as a user meets them: files found, exit codes, reports written, the same verdict for the same trace.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../support/terminal.ts';

const search = 'fixtures/traces/nb201-seed1.csv';
const again = 'fixtures/traces/nb201-seed3.csv';
let folder: string;
const inFolder = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-check-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function configured(text: string): Promise<string[]> {
  await writeFile(inFolder('c.yaml'), text);
  return ['check', '--config', inFolder('c.yaml')];
}

test('a sound trace passes', async () => {
  const { code, stdout, stderr } = await runCommand(['check', search]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^passed: 18 passed$/m);
});

test('a failed expectation is exit 1, and everything is written all the same', async () => {
  const argv = [...(await configured('expect: {quality.best: {min: 99}}')), search];
  const reports = ['json', 'junit', 'github', 'markdown'].flatMap(id => [
    '--reporter',
    `${id}:${inFolder(id)}`,
  ]);
  const { code, stdout } = await runCommand([
    ...argv,
    ...reports,
    '--reporter',
    'pretty',
    '-o',
    inFolder('out'),
  ]);
  expect(code).toBe(1);
  expect(stdout).toContain('FAILED: 1 failed, 18 passed');
  for (const id of ['json', 'junit', 'github', 'markdown'])
    expect(await readFile(inFolder(id), 'utf8')).toContain('quality');
  expect(JSON.parse(await readFile(inFolder('out/summary.json'), 'utf8')).schemaVersion).toBe(1);
});

test('a mistake in the configuration is exit 2, with its line', async () => {
  const { code, stderr } = await runCommand([
    ...(await configured('expect:\n  quality.bst: {min: 1}')),
    search,
  ]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/c\.yaml:2: expect: quality\.bst: .*did you mean best\?/);
});

test.each([[['check']], [['check', search, '--update-baseline']], [['check', search, '--reporter', 'jsn']]])(
  '%j is wrong usage: exit 2',
  async argv => {
    expect((await runCommand(argv)).code).toBe(2);
  },
);

test('one unreadable trace is exit 3, the others are judged', async () => {
  const { code, stdout } = await runCommand(['check', inFolder('none.csv'), search, '--reporter', 'json']);
  expect(code).toBe(3);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ passed: false, exitCode: 3, counts: { unreadable: 1, passed: 18 } });
});

test('reports that cannot be written are exit 4', async () => {
  const { code } = await runCommand(['check', search, '--reporter', `json:${search}/x.json`]);
  expect(code).toBe(4);
});

test('a baseline is missing, is written, and is compared with', async () => {
  const argv = ['check', search, '--baseline', inFolder('base.json')];
  const missing = await runCommand(argv);
  expect(missing.code).toBe(2);
  expect(missing.stdout).toContain('baseline not found');
  expect((await runCommand([...argv, '--update-baseline'])).code).toBe(0);
  expect((await runCommand(argv)).code).toBe(0);
  const other = await runCommand(['check', again, '--baseline', inFolder('base.json'), '--reporter', 'json']);
  expect(other.code).toBe(0);
  expect(JSON.parse(other.stdout).counts).toMatchObject({ failed: 0, inconclusive: 2 });
});

test('a summary of another version is refused by it', async () => {
  await writeFile(inFolder('old.json'), '{"schemaVersion": 0}');
  const { code, stderr } = await runCommand(['check', search, '--baseline', inFolder('old.json')]);
  expect(code).toBe(3);
  expect(stderr).toContain('expected a nastrace summary of schemaVersion 1, found schemaVersion 0');
});

test('in GitHub Actions annotations and the step summary come by themselves', async () => {
  const argv = [...(await configured('expect: {quality.best: {min: 99}}')), search, '--reporter', 'json'];
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: inFolder('summary.md') };
  const { code, stdout, stderr } = await runCommand(argv, { env });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).passed).toBe(false);
  expect(stderr).toMatch(/^::error file=.*,title=failed%3A quality\.best::/m);
  expect(await readFile(inFolder('summary.md'), 'utf8')).toContain('## nastrace check: failed');
});

test('the configuration names traces by globs, relative to itself', async () => {
  const argv = await configured('traces: ["*.csv"]');
  await writeFile(inFolder('a.csv'), await readFile(search));
  const { code, stdout } = await runCommand([...argv, '--reporter', 'json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).traces.map(({ trace }: { trace: string }) => trace)).toEqual([inFolder('a.csv')]);
});

test('the same trace in another order, with other fields first or in another format: the same verdicts', async () => {
  await runCommand(['convert', search, '-o', inFolder('run.jsonl')]);
  const lines = (await readFile(inFolder('run.jsonl'), 'utf8')).trimEnd().split('\n');
  const [header = '', ...records] = lines;
  const parsed = records.map(line => JSON.parse(line));
  const turned = parsed.map(record => JSON.stringify(Object.fromEntries(Object.entries(record).reverse())));
  await writeFile(inFolder('fields.jsonl'), [header, ...turned].join('\n'));
  const byStart = [...parsed.keys()].sort((a, b) => parsed[a].start - parsed[b].start || b - a);
  await writeFile(inFolder('order.jsonl'), [header, ...byStart.map(i => records[i])].join('\n'));
  const argv = await configured(
    'extends: [sound, paper]\nexpect: {quality.best: {min: 99}, trace.settings.sample: 5}',
  );
  const verdicts = async (file: string) => {
    const { stdout } = await runCommand([...argv, file, '--reporter', 'json']);
    return JSON.stringify(JSON.parse(stdout).traces[0].results);
  };
  const expected = await verdicts(search);
  for (const name of ['run.jsonl', 'fields.jsonl', 'order.jsonl'])
    expect(await verdicts(inFolder(name))).toBe(expected);
});

test('what init writes passes on its trace, and is not written over', async () => {
  await writeFile(inFolder('run.csv'), await readFile(search));
  const argv = ['init', inFolder('run.csv'), '-o', inFolder('nastrace.config.yaml')];
  expect((await runCommand(argv)).code).toBe(0);
  expect((await runCommand(['check', '--config', inFolder('nastrace.config.yaml')])).code).toBe(0);
  expect((await runCommand(argv)).code).toBe(2);
  expect((await runCommand([...argv, '--force'])).code).toBe(0);
});
