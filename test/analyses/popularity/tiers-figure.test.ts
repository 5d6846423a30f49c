// Does the figure of the tiers show what every window holds, though it draws only the windows in which that changes?

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { analyzeTrace, readTrace, type SummaryPart } from '../../../src/index.ts';
import { collectFigures } from '../../../src/pipeline/figures.ts';
import { isSkipped } from '../../../src/shared/skipped.ts';

const TRACE = fileURLToPath(new URL('../../../fixtures/traces/attn54-seed1.csv', import.meta.url));

const { trace } = await readTrace(TRACE);
const summary = analyzeTrace(trace, { only: ['popularity'] });
const { popularity } = summary.analyses;
if (popularity === undefined || isSkipped(popularity)) throw new Error('no popularity');
const { tiers } = popularity.series;

test('each window’s shares stand upon each other, from its candidate or an earlier one that held the same', () => {
  const values = rowsOf(summary);
  // A trace in which windows hold the same for a while: rows are left out, the last window's are not.
  expect(values.length).toBeLessThan(2 * tiers.length);
  expect(values.at(-1)?.candidate).toBe(tiers.at(-1)?.candidate);
  const names = [...new Set(values.map(({ tier }) => tier))];
  expect(names).toHaveLength(3);
  for (const { candidate, tier1, tier2, tier3 } of tiers) {
    let from = 0;
    for (const [index, held] of [tier1, tier2, tier3].entries()) {
      const row = values.findLast(each => each.candidate <= candidate && each.tier === names[index]);
      expect(row?.share).toBeCloseTo(held, 4);
      expect(row?.from).toBeCloseTo(from, 4);
      expect(row?.to).toBeCloseTo(from + held, 4);
      // No digits of rounding in the page's data.
      expect(String(row?.to).length).toBeLessThan(12);
      from += held;
    }
  }
});

test('windows that all hold the same are the first and the last', () => {
  const same = tiers.map(({ candidate }) => ({ candidate, tier1: 0, tier2: 0.25, tier3: 0.75 }));
  const series = { ...popularity.series, tiers: same };
  const values = rowsOf({ ...summary, analyses: { popularity: { ...popularity, series } } });
  const ends = [tiers[0]?.candidate, tiers.at(-1)?.candidate];
  expect(values.map(({ candidate }) => candidate)).toEqual(ends.flatMap(end => [end, end, end]));
});

/** The rows of the figure's only layer. */
function rowsOf(drawn: SummaryPart): readonly Row[] {
  const figure = collectFigures(drawn).find(each => each.figure.name === 'tiers')?.figure;
  // Vega-Lite types any specification: what tiers.ts draws is said below.
  return (figure?.spec as Drawn | undefined)?.layer[0]?.data.values ?? [];
}

interface Drawn {
  readonly layer: readonly { readonly data: { readonly values: readonly Row[] } }[];
}

interface Row {
  readonly candidate: number;
  readonly tier: string;
  readonly share: number;
  readonly from: number;
  readonly to: number;
}
