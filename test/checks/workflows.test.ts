// Do the commands of the example workflows and the action run?

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCommand } from '../support/terminal.ts';

let folder: string;
const cli = resolve('bin/nastrace.js');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nastrace-workflow-'));
  mkdirSync(join(folder, 'runs'));
  cpSync('fixtures/traces/nb201-seed1.csv', join(folder, 'runs/a.csv'));
  const argv = [
    'check',
    join(folder, 'runs/a.csv'),
    '--baseline',
    join(folder, 'baseline.json'),
    '--update-baseline',
  ];
  expect((await runCommand(argv)).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(script: string, env: Readonly<Record<string, string>> = {}): string {
  const shell = script.replaceAll('npx nastrace', `node ${JSON.stringify(cli)}`);
  return execFileSync('bash', ['-euo', 'pipefail', '-c', shell], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

test('GitHub', () => {
  const { jobs } = parse(readFileSync('docs/examples/github.yml', 'utf8'));
  expect(run(jobs.check.steps.at(-1).run)).toMatch(/^passed: /m);
  expect(readFileSync(join(folder, 'check.xml'), 'utf8')).toContain('<testsuites');
});

test('GitLab', () => {
  expect(run(parse(readFileSync('docs/examples/gitlab.yml', 'utf8')).traces.script[0])).toMatch(/^passed: /m);
});

test('the action', () => {
  const { run: script } = parse(readFileSync('action.yml', 'utf8')).runs.steps.at(-1);
  const env = { NASTRACE: cli, TRACES: 'runs/*.csv\n', BASELINE: 'baseline.json\n', CONFIG: '' };
  expect(run(script, env)).toMatch(/^passed: /m);
});
