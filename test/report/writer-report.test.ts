// Does a folder that is used again hold one run, and still everything that is the user's?

import { createHash } from 'node:crypto';
import {
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
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOutput } from '../../src/report/writer.ts';
import { recordFile } from '../../src/report/writer-record.ts';
import { writeReport } from '../../src/report/writer-report.ts';

const RECORD = '.nastrace-files.json';
let base: string;
let out: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'nastrace-report-'));
  out = join(base, 'report');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const writtenAs = (path: string, content: string) => ({
  path,
  sha256: createHash('sha256').update(content).digest('hex'),
});
const file = (path: string, content = path) => ({ path, content });
const everything = () =>
  readdirSync(out, { recursive: true })
    .map(String)
    .filter(path => path !== RECORD)
    .sort();

const FIRST = ['summary.json', 'trie/trie.svg', 'trie/trie.vl.json', 'cache/summary.json'];

test.each<[string, string | undefined, string[], string[]]>([
  ['all is replaced', '', ['summary.json'], ['summary.json']],
  ['a section', 'cache/', ['cache/a.svg'], [...FIRST.slice(0, 3), 'cache', 'cache/a.svg', 'trie']],
  ['nothing', undefined, ['trie/trie.png'], [...FIRST, 'cache', 'trie', 'trie/trie.png']],
])('%s', async (_, replaces, paths, left) => {
  await writeReport(
    out,
    FIRST.map(path => file(path)),
    '',
  );
  expect(
    await writeReport(
      out,
      paths.map(path => file(path, 'new')),
      replaces,
    ),
  ).toEqual([]);
  expect(everything()).toEqual([...left].sort());
  // What is left is still known: a later run removes it.
  await writeReport(out, [file('rejected.jsonl')], '');
  expect(everything()).toEqual(['rejected.jsonl']);
});

test('files of the user are never removed: strange ones, changed ones, links', async () => {
  mkdirSync(out);
  writeFileSync(join(out, 'report.html'), 'mine');
  await writeReport(
    out,
    ['trie/a.svg', 'trie/b.svg', 'trie/c.svg', 'trie/d.svg'].map(path => file(path)),
    '',
  );
  writeFileSync(join(out, 'trie/a.svg'), 'edited');
  writeFileSync(join(out, 'trie/notes.txt'), 'mine');
  rmSync(join(out, 'trie/b.svg'));
  writeFileSync(join(base, 'precious'), 'trie/b.svg');
  symlinkSync(join(base, 'precious'), join(out, 'trie/b.svg'));
  expect(await writeReport(out, [file('trie/c.svg')], '')).toEqual([join(out, 'trie/a.svg')]);
  expect(everything()).toEqual([
    'report.html',
    'trie',
    ...['a.svg', 'b.svg', 'c.svg', 'notes.txt'].map(name => `trie/${name}`),
  ]);
  expect(readFileSync(join(base, 'precious'), 'utf8')).toBe('trie/b.svg');
});

test.each(['../precious', '/precious', 'trie/../../precious'])(
  'a record that names %s leads nowhere',
  async path => {
    mkdirSync(out);
    writeFileSync(join(base, 'precious'), 'precious');
    await writeOutput(out, [recordFile([writtenAs(path, 'precious')])]);
    await writeReport(out, [file('summary.json')], '');
    expect(readFileSync(join(base, 'precious'), 'utf8')).toBe('precious');
  },
);

test('a folder of the record that became a link is not entered', async () => {
  await writeReport(out, [file('trie/a.svg')], '');
  rmSync(join(out, 'trie'), { recursive: true });
  mkdirSync(join(base, 'elsewhere'));
  writeFileSync(join(base, 'elsewhere/a.svg'), 'trie/a.svg');
  symlinkSync(join(base, 'elsewhere'), join(out, 'trie'));
  await writeReport(out, [file('summary.json')], '');
  expect(readFileSync(join(base, 'elsewhere/a.svg'), 'utf8')).toBe('trie/a.svg');
});

test('a run that broke off before it removed anything is cleared by the next', async () => {
  await writeReport(out, [file('trie/a.svg', 'first')], '');
  const [first, second] = ['first', 'second'].map(content => writtenAs('trie/a.svg', content));
  if (first === undefined || second === undefined) throw new Error('no records');
  await writeOutput(out, [recordFile([first, second]), file('trie/a.svg', 'second')]);
  await writeReport(out, [file('summary.json')], '');
  expect(everything()).toEqual(['summary.json']);
});

test('a file in pieces is recorded by what it came to, and goes with the next report', async () => {
  await writeReport(out, [{ path: 'candidates.csv', content: ['id\n', 'e1\n'] }], '');
  expect(JSON.parse(readFileSync(join(out, RECORD), 'utf8'))).toEqual([
    writtenAs('candidates.csv', 'id\ne1\n'),
  ]);
  expect(await writeReport(out, [file('summary.json')], '')).toEqual([]);
  expect(everything()).toEqual(['summary.json']);
});

test('pieces that end in an error leave the old report whole', async () => {
  await writeReport(out, [file('candidates.csv', 'old')], '');
  const broken = (function* () {
    yield 'new';
    throw new Error('no more');
  })();
  await expect(writeReport(out, [{ path: 'candidates.csv', content: broken }], '')).rejects.toThrow(
    'no more',
  );
  expect(readFileSync(join(out, 'candidates.csv'), 'utf8')).toBe('old');
  expect(everything()).toEqual(['candidates.csv']);
});
