// The default regression rules: at most 5 % false alarms on pairs of the same settings, at least 90 % of halved samples
// caught. In the suite over a few pairs; with CALIBRATION_SEARCHES=200 over 200 and 100, which the docs quote.

import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { CASES, measureRates, type Rates } from '../checks/regression.ts';

const full = process.env['CALIBRATION_SEARCHES'];
const pairs = Number(full ?? 6);
const rows: { name: string; rates: Rates }[] = [];

test.each(CASES)(
  '$name',
  each => {
    const rates = measureRates(each, pairs);
    rows.push({
      name: `${each.name}: ${each.evaluations} evaluations, P ${each.population}, s ${each.sample} → ${Math.floor(each.sample / 2)}`,
      rates,
    });
    expect(rates.falseAlarms).toBeLessThanOrEqual(Math.max(1, 0.05 * pairs));
    expect(rates.caught).toBeGreaterThanOrEqual(0.9 * Math.ceil(pairs / 2) - (full === undefined ? 0.3 : 0));
  },
  1_200_000,
);

afterAll(() => {
  if (full !== undefined) writeFileSync('docs/calibration-check.md', tableText());
});

function tableText(): string {
  const lines = rows.map(
    ({ name, rates }) =>
      `| ${name} | ${rates.falseAlarms} of ${pairs} | ${rates.caught} of ${Math.ceil(pairs / 2)} |`,
  );
  return `# Do the default regression rules of \`nastrace check\` keep their word?

Pairs of simulated searches with other seeds, so with other landscapes too; P and s are left for the estimate. The rules of the
presets \`sound\` and \`regression\` with one baseline: how often does the second search of the same settings fail, and
how often is one caught whose sample size is halved?

| search | false alarms | halved sample caught |
| --- | --- | --- |
${lines.join('\n')}

The rules are set to one false alarm in a hundred runs, all together. \`npm run calibrate\` repeats this and writes this page.
`;
}
