// p < 0.05 comes about 5 times in 100 where there is nothing to find: in the suite over a few seeds, with
// `npm run calibrate` over 200, which also writes the table of docs/calibration.md.

import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { binomialInterval, type Calibration, calibrate, NULL_SEARCHES } from './nulls.ts';

const seeds = Number(process.env['CALIBRATION_SEARCHES'] ?? 20);
const rows: Calibration[] = [];

test('the binomial interval holds 99 %', () => {
  // Binomial(200, 0.05): P(X ≤ 2) = 0.00234, P(X ≤ 3) = 0.00905; P(X ≤ 18) = 0.99418, P(X ≤ 19) = 0.99734.
  expect(binomialInterval(200, 0.05)).toEqual({ low: 3, high: 19 });
});

test.each(NULL_SEARCHES)(
  '$name',
  nullSearch => {
    const found = calibrate(nullSearch, seeds);
    rows.push(...found);
    expect(found.length).toBeGreaterThan(0);
    for (const { searches, below, low, high } of found) {
      expect(searches).toBeGreaterThanOrEqual(0.9 * seeds);
      expect(below).toBeGreaterThanOrEqual(low);
      expect(below).toBeLessThanOrEqual(high);
    }
  },
  600_000,
);

afterAll(() => {
  if (process.env['CALIBRATION_SEARCHES'] !== undefined)
    writeFileSync('docs/calibration.md', tableText(rows));
});

function tableText(table: readonly Calibration[]): string {
  const lines = table.map(
    ({ search, test: name, searches, below, low, high }) =>
      `| ${search} | ${name} | ${searches} | ${below} | ${((100 * below) / searches).toFixed(1)} % | ${low} to ${high} |`,
  );
  return `# Do the tests keep their size?

A test that finds an effect where there is none is worth nothing. Here every permutation test of locality and the
goodness of fit of selection were run on simulated searches in which the effect is absent. \`p < 0.05\` should come in 5 %
of them; the last column is the number that chance alone gives in 99 % of such tables.

| search | test | searches | p < 0.05 | share | 99 % of chance |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}

Random searches have nothing to find in time or across workers; a task pool gives jobs to whoever is free, so placement
has nothing to find; a tournament is what the hypergeometric law describes. With 199 permutations p is a multiple of
1/200, so a permutation test gives p < 0.05 in 4.5 % of cases. The placement test gives it in about 2.5 %: shuffled labels
let a worker's jobs follow each other more closely than real ones can, and a repository that still fills gives jobs that
start together more in common. It errs on the side of saying no.

\`npm run calibrate\` repeats this (about five minutes) and writes this page; the suite runs it over fewer searches.
`;
}
