// Is a place that cannot be written known before the work, and does asking leave nothing behind?

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutputFolder, outputFolders } from '../../src/cli/output-place.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-place-'));
  await writeFile(join(folder, 'file'), 'text');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test.each(['', 'new', 'new/deep/er'])(
  'the folder %j may be written, and is not made by asking',
  async name => {
    await checkOutputFolder(join(folder, name));
    expect(await readdir(folder)).toEqual(['file']);
  },
);

test.each(['file', 'file/below', 'x'.repeat(300)])('the folder %j may not', async name => {
  await expect(checkOutputFolder(join(folder, name))).rejects.toMatchObject({
    code: 'output-unwritable',
    exitCode: 4,
  });
});

test('one trace is written to the folder itself', () => {
  expect(outputFolders('out', ['a/b.csv'])).toEqual(['out']);
});

test('several traces are written to folders named after their files, each to its own', () => {
  const paths = ['a/run.csv', 'b/run.jsonl.gz', 'RUN.csv.zst', '-', '..', 'a:b?\u001b.csv', 'results.v2'];
  expect(outputFolders('out', paths).map(path => path.replace(/\\/g, '/'))).toEqual([
    'out/run',
    'out/run-2',
    'out/RUN-3',
    'out/stdin',
    'out/trace',
    'out/a_b__',
    'out/results.v2',
  ]);
});
