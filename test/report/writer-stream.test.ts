// Does a long text reach its file as a whole or not at all?

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeStream } from '../../src/report/writer-stream.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-stream-'));
  path = join(folder, 'run.jsonl');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('the pieces in order, in a folder made for them', async () => {
  const inner = join(folder, 'a', 'b', 'run.jsonl');
  await writeStream(inner, ['one\n', '', 'zwei ü\n']);
  expect(await readFile(inner, 'utf8')).toBe('one\nzwei ü\n');
});

test('pieces that end in an error leave the old file, and nothing else', async () => {
  await writeFile(path, 'old');
  const pieces = (function* () {
    yield 'new';
    throw new Error('halfway');
  })();
  await expect(writeStream(path, pieces)).rejects.toThrow('halfway');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['run.jsonl']);
});

test('a place that cannot be written is named', async () => {
  await mkdir(path);
  await expect(writeStream(path, ['x'])).rejects.toMatchObject({ code: 'output-unwritable', exitCode: 4 });
  expect(await readdir(folder)).toEqual(['run.jsonl']);
});
