// Does output reach the disk whole or not at all, and only under its folder?

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOutput } from '../../src/report/writer.ts';
import { NastraceError } from '../../src/shared/errors.ts';

let base: string;
let out: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'nastrace-writer-'));
  out = join(base, 'report');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const file = (path: string, content = path) => ({ path, content });
const read = (path: string) => readFileSync(join(out, path), 'utf8');
const everything = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();

/** The message of the one error that writing may throw. */
async function failure(files: { path: string; content: string }[], folder = out): Promise<string> {
  const error: unknown = await writeOutput(folder, files).catch((thrown: unknown) => thrown);
  if (!(error instanceof NastraceError)) throw new Error(`expected a NastraceError, got ${String(error)}`);
  expect(error).toMatchObject({ code: 'output-unwritable', exitCode: 4 });
  return error.message;
}

describe('writeOutput', () => {
  it('makes folders, writes, writes over, leaves nothing else', async () => {
    await writeOutput(out, [file('summary.json', 'old'), file('trie/trie.svg', 'old')]);
    await writeOutput(out, [file('summary.json', 'new'), file('quality/deep/er.svg')]);
    expect(everything(out)).toEqual([
      'quality',
      'quality/deep',
      'quality/deep/er.svg',
      'summary.json',
      'trie',
      'trie/trie.svg',
    ]);
    expect(read('summary.json')).toBe('new');
    expect(read('trie/trie.svg')).toBe('old');
  });

  it('keeps the old report whole when one file cannot be written', async () => {
    await writeOutput(out, [file('a.json', 'old'), file('b.json', 'old')]);
    mkdirSync(join(out, 'c.json'));
    expect(await failure([file('a.json', 'new'), file('b.json', 'new'), file('c.json')])).toMatch(
      /c\.json: cannot be written: it is a folder/,
    );
    expect([read('a.json'), read('b.json')]).toEqual(['old', 'old']);
    expect(everything(out)).toEqual(['a.json', 'b.json', 'c.json']);
  });

  it('waits for files that are still being made, while it writes others', async () => {
    let resolve: (files: ReturnType<typeof file>[]) => void = () => undefined;
    const promise = new Promise<ReturnType<typeof file>[]>(found => {
      resolve = found;
    });
    const writing = writeOutput(out, [file('summary.json'), promise, file('a.json')]);
    while (!existsSync(out) || readdirSync(out).length < 2) await new Promise(setImmediate);
    expect(readdirSync(out).filter(name => !name.endsWith('.tmp'))).toEqual([]);
    resolve([file('trie/trie.svg'), file('b.json')]);
    expect((await writing).map(({ path }) => path)).toEqual([
      'summary.json',
      'trie/trie.svg',
      'b.json',
      'a.json',
    ]);
    expect(everything(out)).toEqual(['a.json', 'b.json', 'summary.json', 'trie', 'trie/trie.svg']);
  });

  it('keeps the old report whole when one file cannot be made', async () => {
    await writeOutput(out, [file('a.json', 'old')]);
    const failing = Promise.reject(new Error('no figure'));
    await expect(writeOutput(out, [file('a.json', 'new'), failing])).rejects.toThrow('no figure');
    expect(read('a.json')).toBe('old');
    expect(everything(out)).toEqual(['a.json']);
  });

  it('says which folder it could not make', async () => {
    writeFileSync(out, 'a file where the folder should be');
    expect(await failure([file('a.json')])).toContain(out);
    expect(readFileSync(out, 'utf8')).toBe('a file where the folder should be');
  });

  it.each(['../outside.json', 'trie/../../outside.json'])('refuses %s', async path => {
    expect(await failure([file(path)])).toContain('outside');
    expect(existsSync(join(base, 'outside.json'))).toBe(false);
  });
});

describe('symbolic links', () => {
  it('of folders are not followed', async () => {
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(out);
    symlinkSync(elsewhere, join(out, 'trie'));
    expect(await failure([file('summary.json'), file('trie/new/trie.svg')])).toContain('symbolic link');
    expect(everything(elsewhere)).toEqual([]);
    expect(everything(out)).toEqual(['trie']);
  });

  it('of files are replaced, their target left alone', async () => {
    const precious = join(base, 'precious');
    writeFileSync(precious, 'precious');
    mkdirSync(out);
    symlinkSync(precious, join(out, 'summary.json'));
    await writeOutput(out, [file('summary.json', 'new')]);
    expect(readFileSync(precious, 'utf8')).toBe('precious');
    expect(lstatSync(join(out, 'summary.json')).isFile()).toBe(true);
  });

  it('as the output folder itself are the user’s choice', async () => {
    mkdirSync(join(base, 'disk'));
    symlinkSync(join(base, 'disk'), out);
    await writeOutput(out, [file('trie/a.svg')]);
    expect(read('trie/a.svg')).toBe('trie/a.svg');
  });
});

describe('half-written files', () => {
  it('of writers that are gone are swept, others kept', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    mkdirSync(out);
    const abandoned = [`.nastrace-${gone}-1.tmp`, `.nastrace-${process.pid}-999999999.tmp`];
    const kept = [`.nastrace-${process.ppid}-1.tmp`, '.nastrace-notes.tmp'];
    for (const name of [...abandoned, ...kept]) writeFileSync(join(out, name), 'half');
    await writeOutput(out, [file('a.json')]);
    expect(everything(out)).toEqual([...kept, 'a.json'].sort());
  });

  it('of two writes at once do not meet', async () => {
    const contents = Array.from({ length: 20 }, (_, index) => `content ${index}`);
    await Promise.all(
      contents.map(content => writeOutput(out, [file('a.json', content), file('b.json', content)])),
    );
    expect(everything(out)).toEqual(['a.json', 'b.json']);
    expect(contents).toContain(read('a.json'));
    expect(contents).toContain(read('b.json'));
  });
});
