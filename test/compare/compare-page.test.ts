// docs/compare.md keeps its word: the outputs that it shows are today's.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/terminal.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const fixtures = ['nb201-seed1', 'nb201-seed3'].map(name => pathOf(`fixtures/traces/${name}.csv`));

let folder: string;
let shown: string[][];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-page-'));
  const page = await readFile(pathOf('docs/compare.md'), 'utf8');
  shown = [...page.matchAll(/```text\n([^`]*)```/g)].map(([, block = '']) => block.trimEnd().split('\n'));
});
/** Ten searches of a thousand evaluations on a busy machine. */
const PATIENCE_MILLISECONDS = 180_000;

afterAll(() => rm(folder, { recursive: true, force: true }));

async function linesOf(argv: readonly string[], format = 'vl'): Promise<string[]> {
  const { stdout } = await runCommand(['compare', ...argv, '-o', join(folder, 'out'), '--figures', format]);
  return stdout.split('\n');
}

test(
  'two real searches, and their figure',
  async () => {
    const lines = await linesOf(fixtures, 'svg');
    expect(shown[0]?.filter(line => !lines.includes(line))).toEqual([]);
    const figure = await readFile(join(folder, 'out', 'trie-difference.svg'), 'utf8');
    expect(figure).toBe(await readFile(pathOf('docs/figures/compare/trie-difference.svg'), 'utf8'));
  },
  PATIENCE_MILLISECONDS,
);

test(
  'ten simulated ones',
  async () => {
    const files: string[] = [];
    for (const sample of [5, 10]) {
      for (const repeat of [1, 2, 3, 4, 5]) {
        const { stdout } = await runCommand([
          'simulate',
          ...['--sample', `${sample}`, '--seed', `${sample}${repeat}`, '-o', '-'],
        ]);
        const file = join(folder, `s${sample}-${repeat}.jsonl`);
        await writeFile(file, stdout);
        files.push(file);
      }
    }
    const lines = await linesOf([...files, '--group', 's5=s5-*', '--group', 's10=s10-*']);
    expect(shown[1]?.filter(line => !lines.includes(line))).toEqual([]);
  },
  PATIENCE_MILLISECONDS,
);
