// docs/cache.md keeps its word: every policy is in it, and its worked reading has the numbers of today's replays.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { type CacheSummary, readTrace, traceCaches } from '../../src/index.ts';
import { policyTable } from '../../src/replay/policies/index.ts';
import { isSkipped } from '../../src/shared/skipped.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const page = readFileSync(pathOf('docs/cache.md'), 'utf8');
const TRACES = ['nb201-seed1', 'attn54-seed1'];
const CAPACITIES = [0.01, 0.05, 0.1, 0.25].map(share => ({ share }));

let sections: CacheSummary[];
beforeAll(async () => {
  sections = [];
  for (const name of TRACES) {
    const { trace } = await readTrace(pathOf(`fixtures/traces/${name}.csv`));
    sections.push(traceCaches(trace, { capacities: CAPACITIES }).cache);
  }
});

/** Rows of the table that follows a sentence, their cells trimmed. */
function tableAfter(sentence: string): string[][] {
  const from = page.indexOf(sentence);
  expect(from, sentence).toBeGreaterThan(0);
  const [, table = ''] = /\n\n((?:\|.*\n)+)/.exec(page.slice(from)) ?? [];
  const rows = table.trimEnd().split('\n').slice(2);
  return rows.map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

const percent = (share: number | null | undefined) => (100 * (share ?? Number.NaN)).toFixed(1);

test('every policy is described with its source', () => {
  const rows = tableAfter('## Policies');
  expect(rows.map(([id]) => id)).toEqual(policyTable.map(({ id }) => `\`${id}\``));
  expect(rows.every(row => row.length === 3 && row[2] !== '')).toBe(true);
});

test.each([
  ['One shared cache:', 0, 'hitRate'],
  ['A cache on each worker:', 1, 'hitRate'],
  ['What the repository sends to the workers', 1, 'movedShare'],
] as const)('the table "%s"', (sentence, place, key) => {
  const rows = tableAfter(sentence);
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const [id, ...cells] of rows) {
    const expected = sections.flatMap(({ places }) => {
      const curve = places[place]?.curves.find(({ policy }) => `\`${policy}\`` === id);
      return curve?.points.map(point => percent(point[key]));
    });
    expect(cells, id).toEqual(expected);
  }
});

test('the table of what is not stored', () => {
  const rows = tableAfter('What a repository saves and loses');
  const stored = sections.map(({ storing }) => (isSkipped(storing) ? [] : storing));
  const cells = stored[0]?.map((_, index) => {
    const rules = stored.map(each => each[index]);
    return [
      String(rules[0]?.epsilon),
      ...rules.flatMap(rule => [
        `${rule?.skipped} (${percent(rule?.skippedShare)} %)`,
        `${percent(rule?.layersLostShare)} %`,
        `${percent(rule?.jobsShortened)} %`,
      ]),
    ];
  });
  expect(rows).toEqual(cells);
});
