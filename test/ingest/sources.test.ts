// The same trace in every encoding, with every line end, compressed either way, in pieces of every size.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readTrace } from '../../src/ingest/index.ts';
import { dump } from './format-fixture.ts';

const SOURCES = fileURLToPath(new URL('../../fixtures/sources/', import.meta.url));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function readInPieces(bytes: Uint8Array, size: number) {
  return dump((await readTrace('-', { stdin: inPieces(bytes, size) })).trace);
}

test.each(readdirSync(SOURCES))('%s', async name => {
  const expected = dump((await readTrace(join(SOURCES, 'plain.csv'))).trace);
  expect(expected).toMatchObject({ evaluations: 3, failures: 0, workers: ['w1', 'w2'] });
  const bytes = readFileSync(join(SOURCES, name));
  for (const size of [1, 2, 3, 5, 64, 65536]) expect(await readInPieces(bytes, size)).toEqual(expected);
});

test.each(['gzip.csv', 'gzip-two-members.csv', 'zstd.csv', 'zstd-two-frames.csv', 'utf-16be-bom.csv'])(
  '%s cut short anywhere is refused or, at a border, read as far as it goes',
  async name => {
    const bytes = readFileSync(join(SOURCES, name));
    for (let length = 0; length < bytes.length; length++) {
      const outcome = await readInPieces(bytes.subarray(0, length), 16).catch(error => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ exitCode: 3 });
      else expect(outcome['evaluations']).toBeLessThanOrEqual(3);
    }
  },
);

test('a carriage return inside a file of line feeds is no line end', async () => {
  const text = 'arch,quality,worker\n0-1,0.5,"a\rb"\n0-2,0.6,c\n';
  const { trace } = await readTrace('-', { stdin: inPieces(Buffer.from(text), 4) });
  expect(trace.workers).toEqual(['a\rb', 'c']);
});

test.each(['utf16le', 'utf8'] as const)(
  'CRLF in %s is one line end wherever the pieces part',
  async encoding => {
    const bytes = Buffer.from('\ufeffarch,quality\r\n0-1,0.5\r\n0-2,0.6', encoding);
    for (let size = 1; size < 30; size++) {
      const { trace } = await readTrace('-', { stdin: inPieces(bytes, size) });
      expect(trace.lines).toEqual(Int32Array.of(2, 3));
    }
  },
);
