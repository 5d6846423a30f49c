// CSV: the fast lane against csv-parse, the authority, and rows over line and block boundaries.

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLines } from '../../src/ingest/lines.ts';
import { type Row, readRows } from '../../src/ingest/table/rows.ts';
import { type Delimiter, delimiterOf, splitRecord } from '../../src/ingest/table/split-record.ts';

const cellText = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '""', '\\', 'é'), maxLength: 12 });

test('what the fast lane splits, csv-parse splits alike; what csv-parse splits, the fast lane does not miss', () => {
  fc.assert(
    fc.property(cellText, text => {
      fc.pre(text !== '');
      const cells = splitRecord(text);
      let authority: string[] | null;
      try {
        [authority = null] = parse(text, { relax_column_count: true, record_delimiter: '\n' });
      } catch {
        authority = null;
      }
      expect(Array.isArray(cells) ? cells : null).toEqual(authority);
    }),
    { numRuns: 5000 },
  );
});

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function rowsOf(text: string, size: number, delimiter: Delimiter = ',') {
  const rows: Row[] = [];
  await readRows(splitLines('t.csv', inPieces(text, size)), delimiter, null, row => rows.push(row));
  return rows;
}

const anyCell = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', 'ü', '😀'), maxLength: 6 });
const table = fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });

test('a written table is read back, whatever the pieces and line ends, each row at its physical line', async () => {
  const pieces = fc.integer({ min: 1, max: 40 });
  const ends = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(table, pieces, ends, fc.boolean(), async (cells, size, end, isEnded) => {
      const records = cells.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','));
      const rows = await rowsOf(records.join(end) + (isEnded ? end : ''), size);
      expect(rows.map(row => row.cells)).toEqual(cells);
      const heights = records.map(record => record.split('\n').length);
      const lines = heights.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height, 1));
      expect(rows.map(row => row.line)).toEqual(lines);
      expect(rows.map(row => row.open)).toEqual(
        records.map((_, row) => !isEnded && row === records.length - 1),
      );
    }),
    { numRuns: 300 },
  );
});

test('a quote that is never closed costs its own line alone', async () => {
  const lines = Array.from({ length: 3000 }, (_, line) => (line === 10 ? '"broken,1' : `${line},1`));
  const rows = await rowsOf(lines.join('\n'), 1000);
  expect(rows.length).toBe(3000);
  expect(rows.filter(({ cells }) => !Array.isArray(cells)).map(({ line }) => line)).toEqual([11]);
});

test.each([
  ['arch,quality', ','],
  ['arch;quality;end', ';'],
  ['arch\tquality\tend', '\t'],
  ['"a;b;c",quality', ','],
  ['"a,b,c";quality', ';'],
  ['"a ""x"", b, c"\tquality', '\t'],
  ['a;b,quality', ','],
  ['arch', ','],
])('the cells of the header %j are delimited by %j', (header, delimiter) => {
  expect(delimiterOf(header)).toBe(delimiter);
});

test.each([';', '\t'] as const)(
  'cells delimited by %j: quoted, over lines, and as csv-parse splits them',
  async delimiter => {
    const records = [
      ['0,1', 'a'],
      [`x${delimiter}y`, 'two\nlines'],
      ['say "b"', ''],
    ];
    const text = records.map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(delimiter));
    const rows = await rowsOf(`0-1${delimiter}0.5 "\n0-1${delimiter}0,5\n${text.join('\n')}\n`, 7, delimiter);
    expect(rows.map(({ cells }) => cells)).toEqual([
      { message: 'expected a CSV record, found a quote in the middle of a cell' },
      ['0-1', '0,5'],
      ...records,
    ]);
  },
);

test('a blank line is no row', async () => {
  expect((await rowsOf('a,b\n\n \r\nc,d\n', 3)).map(({ line, cells }) => [line, cells])).toEqual([
    [1, ['a', 'b']],
    [4, ['c', 'd']],
  ]);
});
