// Does the one screen say what the summary says, within its columns and lines, whatever the names are?

import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { numberText } from '../../src/cli/numbers.ts';
import { columnsOf } from '../../src/cli/screen/layout.ts';
import { shortPrefix } from '../../src/cli/screen/short-prefix.ts';
import { summaryText } from '../../src/cli/summary-text.ts';
import { analyzeTrace, readTrace } from '../../src/index.ts';
import { summary as schema } from '../../src/summary/schema.ts';
import { sampleSummary } from './sample-summary.ts';

const plain = { width: 80, colour: false, out: 'nastrace-report' };

test('the summary made by hand is one', () => {
  expect(schema.parse(sampleSummary())).toEqual(sampleSummary());
});

test('the whole screen', () => {
  expect(`\n${summaryText(sampleSummary(), plain)}`).toBe(`
Read        results.csv (deephyper): 1000 evaluations, 12 failed, 8 workers,
            2 h 13 min (91.3 % busy)
Search      population 100, sample 5, mutation redraw (estimated from the
            trace); 107 models at random, then 893 evolved; parents inferred for
            890 of 893, 83.4 % sure on average
Quality     best 0.9437 at candidate 812, after 110 min; 2 new bests (by chance
            7.5)
Repeats     577 evaluations (57.7 %) repeat an architecture: 9 h 50 min of work
Structure   411 full architectures; 133 of 1204 prefixes hold 1 % or more
Prefixes    0-1-1 and 0-2-1 came to hold 30 % of a window of 100, the first at
            candidate 312, 1 lost it again
Tensors     most shared: 0 (58 % of evaluations), 0-1 (40.2 %), 0-1-1 (31.1 %);
            would be transferred
Storage     31 models (3.5 %) arrived among the worst 4: never parents, need
            never be stored; at 1 % risk 174 (19.6 %), losing 0.31 % of the
            transfers
Claims      2 supported, 2 contradicted, 1 undetermined
            contradicted: worker-reuse, donors-repeat
Report      nastrace-report (report.html, summary.json, figures)
`);
});

test('colours change nothing but colours', () => {
  const coloured = summaryText(sampleSummary(), { ...plain, colour: true });
  expect(coloured).toContain('\u001b[1mRead\u001b[22m');
  expect(stripVTControlCharacters(coloured)).toBe(summaryText(sampleSummary(), plain));
});

const names = [
  ['long', 'separable_convolution_5x5_dilated_by_2_then_batch_norm-'.repeat(8)],
  ['wide', '東京都庁舎展望室'.repeat(12)],
  ['hostile', '\u001b[2J\u001b]0;title\u0007\u202e\n'.repeat(12)],
  ['spaced', 'a b '.repeat(60)],
] as const;

test.each(names)('%s names keep 80 columns and the terminal, and take 50 lines at most', (_, name) => {
  const lines = summaryText(summaryWith(name), plain).trimEnd().split('\n');
  expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(80);
  expect(lines.length).toBeLessThanOrEqual(50);
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(lines.join('\n')).toContain('and 3 more');
});

test('a warning is told to its end, over as many lines as it takes', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
  const long = 'x'.repeat(100);
  const { trace, ...rest } = sampleSummary();
  const warnings = [{ code: 'odd', message: [...words, long].join(' '), count: 1 }];
  const text = summaryText({ ...rest, trace: { ...trace, warnings } }, plain);
  const told = text.slice(text.indexOf('Warning') + 'Warning'.length, text.indexOf('Report'));
  expect(told.trim().split(/\s+/).slice(0, 60)).toEqual(words);
  expect(told.replace(/\s/g, '').endsWith(long)).toBe(true);
});

test.each([
  ['0-1-1', 10, '0-1-1'],
  ['nor_conv_3x3-skip-none-nor_conv_3x3', 30, 'nor_conv_3x3-…-nor_conv_3x3'],
  ['nor_conv_3x3-skip-none-skip-nor_conv_1x1', 36, 'nor_conv_3x3-…-skip-nor_conv_1x1'],
  [String.raw`a\-b-c\-d-e\-f`, 12, String.raw`a\-b-…-e\-f`],
  ['abcdefghij-klmnopqrst', 9, 'abcd…qrst'],
])('the prefix %s within %i columns is %s', (prefix, columns, short) => {
  expect(shortPrefix(prefix, columns)).toBe(short);
});

test('a loss is told as the trace has it, and that the summary does not', async () => {
  const path = fileURLToPath(new URL('../../fixtures/traces/nb201-seed1.csv', import.meta.url));
  const { trace } = await readTrace(path, { minimize: true });
  const summary = analyzeTrace(trace, { only: ['quality'] });
  const { quality } = summary.analyses;
  if (!quality || 'skipped' in quality || quality.best === null) throw new Error('no quality');
  expect(quality.best).toBeLessThan(0);
  const text = summaryText(summary, plain);
  expect(text).toContain(`best ${numberText(-quality.best)} at candidate`);
  expect(text).toContain('lower quality is better (--minimize)');
  expect(text).not.toContain('is assumed');
});

/** The sample with one name everywhere that text from a trace can stand, and five warnings. */
function summaryWith(name: string) {
  const { trace, analyses, claims, ...rest } = sampleSummary();
  const { locality, popularity } = analyses;
  if (!locality || 'skipped' in locality || !popularity || 'skipped' in popularity)
    throw new Error('no sample');
  const warnings = Array.from({ length: 5 }, (_, count) => ({ code: 'odd', message: `odd: ${name}`, count }));
  return {
    ...rest,
    trace: { ...trace, sources: [`${name}.csv`, 'b.csv'], rejected: 3, workersInferred: true, warnings },
    analyses: {
      ...analyses,
      locality: { ...locality, tensors: locality.tensors.map(tensor => ({ ...tensor, id: name })) },
      popularity: {
        ...popularity,
        prefixes: {
          ...popularity.prefixes,
          names: [1, 2, 3, 4].map(prefixId => ({ prefixId, prefix: name })),
        },
      },
    },
    claims: Array.from({ length: 20 }, () => ({ ...(claims[2] ?? fail()), id: 'selection-hypergeometric' })),
  };
}

function fail(): never {
  throw new Error('no sample');
}

test('parts that could not be computed say why, parts not asked for are not named', () => {
  const { trace, ...rest } = sampleSummary();
  const text = summaryText(
    {
      ...rest,
      trace: {
        ...trace,
        workers: null,
        seconds: null,
        utilization: null,
        stage1: null,
        stage2: null,
        settings: { ...trace.settings, source: 'default', mutation: null },
        lineage: { skipped: 'has no times' },
      },
      analyses: { locality: { skipped: 'has no times' }, quality: { skipped: 'failed: division by zero' } },
      claims: [],
    },
    { width: 80, colour: false },
  );
  expect(`\n${text}`).toBe(`
Read        results.csv (deephyper): 1000 evaluations, 12 failed
Search      population 100, sample 5 (assumed: the trace does not tell); no
            parents: has no times
Quality     not computed: failed: division by zero
Tensors     not computed: has no times
`);
});
