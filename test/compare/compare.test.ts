// Does a comparison say what the runs hold, and nothing that chance or the order of the runs decides?

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { compareSummaries, comparisonJsonSchema, type RunInput } from '../../src/compare/index.ts';
import { isSkipped, type Skipped } from '../../src/shared/skipped.ts';
import { stableJson } from '../../src/shared/stable-json.ts';
import type { EvaluationRecord } from '../../src/trace/builder.ts';
import { runOf, searchRecords, summaryOf, twoGroups } from './runs.ts';

const compare = (runs: readonly RunInput[]) => compareSummaries(runs, 'test');

/** The part itself; throws with the reason where it was skipped. */
function demand<Part>(part: Part): Exclude<Part, Skipped> {
  if (isSkipped(part)) throw new Error(part.skipped);
  return part as Exclude<Part, Skipped>;
}

describe('a run with itself', () => {
  const one = runOf('one', { seed: 3 });
  const found = compare([one, { ...one, label: 'two' }]);

  test('differs in nothing', () => {
    const differences = found.measures.flatMap(measure => measure.differences.map(({ mean }) => mean));
    expect(new Set(differences)).toEqual(new Set([0, null]));
    expect(found.claims.filter(({ differs }) => differs)).toEqual([]);
    const nodes = demand(found.trie).nodes.flatMap(node => node.differences.map(({ mean }) => mean));
    expect(new Set(nodes)).toEqual(new Set([0]));
    expect(demand(found.popularity).distances).toEqual([
      { group: 'two', within: null, between: 0, pValue: null },
    ]);
    expect(demand(found.popularity).prefixes.every(({ shares: [a, b] }) => a === b)).toBe(true);
  });

  test('is tested for nothing: single runs have no interval', () => {
    expect(found.intervals).toBe(0);
    expect(
      found.measures
        .flatMap(each => each.differences)
        .every(({ low, pValue }) => low === null && pValue === null),
    ).toBe(true);
    expect(found.notes.map(({ code }) => code)).toEqual(['no-repeats']);
  });
});

describe('repeats of two settings', () => {
  const runs = twoGroups(3, 10, {}, { sample: 12 });
  const found = compare(runs);

  test('the document keeps its schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(comparisonJsonSchema());
    expect(validate(JSON.parse(stableJson(found))) ? [] : validate.errors).toEqual([]);
  });

  test('the order of the runs of a group changes no byte', () => {
    const [a = [], b = []] = ['a', 'b'].map(name => runs.filter(({ group }) => group === name));
    expect(stableJson(compare([...a.toReversed(), ...b.toReversed()]))).toBe(stableJson(found));
  });

  test('the order of the groups turns differences round and changes nothing else', () => {
    const turned = compare(runs.toReversed());
    expect(turned.groups.map(({ name }) => name)).toEqual(['b', 'a']);
    for (const [index, measure] of found.measures.entries()) {
      const other = turned.measures[index];
      expect(other?.groups.toReversed()).toEqual(measure.groups);
      const [{ mean, pValue } = { mean: null, pValue: null }] = measure.differences;
      expect(other?.differences[0]?.mean ?? null).toBe(mean === null ? null : 0 - mean);
      expect(other?.differences[0]?.pValue).toBe(pValue);
    }
  });

  test('means and differences are those of the values', () => {
    for (const { values, groups, differences, skipped } of found.measures) {
      const [a, b] = [values.slice(0, 3), values.slice(3)].map(each => each.filter(value => value !== null));
      if (skipped !== null || a === undefined || b === undefined || a.length === 0 || b.length === 0)
        continue;
      const mean = (each: readonly number[]) => each.reduce((sum, value) => sum + value, 0) / each.length;
      expect(groups[0]?.mean).toBeCloseTo(mean(a), 8);
      expect(differences[0]?.mean).toBeCloseTo(mean(b) - mean(a), 8);
    }
  });

  test('the time to the common quality is that of the records', () => {
    const seeds = [10, 12, 14, 11, 13, 15];
    const records = seeds.map((seed, index) => searchRecords({ seed, ...(index < 3 ? {} : { sample: 12 }) }));
    const goal = Math.min(
      ...records.map(each => Math.max(...each.map(({ quality }) => quality ?? Number.NaN))),
    );
    expect(found.commonQuality).toBeCloseTo(goal, 10);
    const seconds = records.map(
      each => each.find(({ quality }) => (quality ?? Number.NaN) >= goal)?.end ?? Number.NaN,
    );
    const measure = found.measures.find(({ id }) => id === 'commonSeconds');
    measure?.values.forEach((value, run) => {
      expect(value).toBeCloseTo(seconds[run] ?? Number.NaN, 6);
    });
  });

  test('claims count the verdicts of the runs', () => {
    for (const { id, groups } of found.claims) {
      const supported = runs.slice(0, 3).filter(({ summary }) => {
        return summary.claims.find(claim => claim.id === id)?.verdict === 'supported';
      });
      expect(groups[0]?.supported).toBe(supported.length);
      expect(Object.values(groups[1] ?? {}).reduce((sum, each) => sum + each, 0)).toBe(3);
    }
  });

  test('a planted difference is found: larger samples repeat architectures more', () => {
    const many = compare(twoGroups(5, 30, { sample: 2 }, { sample: 15 }));
    const { differences: [difference] = [] } = many.measures.find(({ id }) => id === 'duplicateShare') ?? {};
    expect(difference?.low).toBeGreaterThan(0);
    expect(difference?.pValue).toBeLessThan(0.05);
    expect(many.apart).toBeGreaterThan(many.intervals / 4);
  });
});

test('other seeds of the same settings differ no more often than chance says', () => {
  const nulls = Array.from({ length: 8 }, (_, index) => compare(twoGroups(4, 1000 + 50 * index)));
  const sum = (read: (found: (typeof nulls)[number]) => number) =>
    nulls.reduce((all, found) => all + read(found), 0);
  // 8 comparisons of numbers that hang together: 1 in 20 expected, twice that allowed.
  expect(sum(({ apart }) => apart) / sum(({ intervals }) => intervals)).toBeLessThan(0.1);
  expect(sum(({ trie }) => demand(trie).apart) / sum(({ trie }) => demand(trie).intervals)).toBeLessThan(0.1);
  const pValues = nulls.map(({ popularity }) => demand(popularity).distances[0]?.pValue ?? Number.NaN);
  expect(pValues.filter(p => p <= 0.25).length).toBeLessThan(6);
  expect(pValues.every(p => p > 0 && p <= 1)).toBe(true);
});

describe('ids over the union', () => {
  const records = (archs: readonly (readonly (string | number)[])[]): EvaluationRecord[] =>
    archs.map((arch, index) => ({ arch, quality: index, start: index, end: index + 1, worker: 'w' }));
  const run = (label: string, archs: readonly (readonly (string | number)[])[]): RunInput => ({
    label,
    summary: summaryOf(records(archs), {
      prefixLength: 2,
      window: 2,
      population: 2,
      sample: 1,
      snapshots: [2],
    }),
  });
  const idsOf = (...runs: RunInput[]) => {
    const { snapshots, observed } = demand(compare(runs).popularity);
    const ids = snapshots.flatMap(({ counts }) =>
      counts.map(({ prefix, prefixId }) => [prefix, prefixId] as const),
    );
    return { observed, ids: new Map(ids) };
  };

  test('numbers by value: 10 after 9', () => {
    const { ids, observed } = idsOf(
      run('a', [
        [10, 1, 5],
        [9, 1, 5],
      ]),
      run('b', [
        [9, 0, 5],
        [2, 1, 5],
        [9, 1, 5],
      ]),
    );
    expect(observed).toBe(4);
    expect([...ids].sort((a, b) => a[1] - b[1])).toEqual([
      ['2-1', 0],
      ['9-0', 1],
      ['9-1', 2],
      ['10-1', 3],
    ]);
  });

  test('names by code point, a "-" inside a name is no border', () => {
    const { ids } = idsOf(
      run('a', [
        ['x-1', 'b'],
        ['x', 'b'],
      ]),
      run('b', [
        ['x', 'a'],
        ['x', 'b'],
      ]),
    );
    expect([...ids].sort((a, b) => a[1] - b[1]).map(([prefix]) => prefix)).toEqual(['x-a', 'x-b', 'x\\-1-b']);
  });

  test('as a naive sort of all prefixes of all runs', () => {
    const seeds = [5, 6, 7];
    const runs = seeds.map(seed => runOf(`run ${seed}`, { seed }));
    const archs = seeds.flatMap(seed =>
      searchRecords({ seed }).map(({ arch }) => arch.slice(0, 3).map(Number)),
    );
    const weigh = (arch: readonly number[]) => arch.reduce((sum, choice) => sum * 10 + choice, 0);
    const all = [...new Set(archs.map(weigh))].sort((a, b) => a - b);
    const { ids, observed } = idsOf(...runs);
    expect(observed).toBe(all.length);
    for (const [prefix, id] of ids) expect(weigh(prefix.split('-').map(Number))).toBe(all[id]);
  });

  test('a distance is half the sum of the differences of shares', () => {
    // Shares of a: 0-0 ½, 0-1 ½; of b: 0-0 ¼, 1-1 ¾. Half of ¼ + ½ + ¾.
    const a = run('a', [
      [0, 0],
      [0, 1],
    ]);
    const b = run('b', [
      [0, 0],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(demand(compare([a, b]).popularity).distances[0]?.between).toBeCloseTo(0.75, 12);
  });
});

describe('what cannot be compared is said', () => {
  const usual = runOf('usual', { seed: 1 });
  const skippedIn = (other: RunInput) => {
    const { trie, quality, popularity, notes } = compare([usual, other]);
    return {
      trie: isSkipped(trie) ? trie.skipped : null,
      quality: isSkipped(quality) ? quality.skipped : null,
      popularity: isSkipped(popularity) ? popularity.skipped : null,
      notes: notes.map(({ code }) => code),
    };
  };

  test('another length', () => {
    const found = skippedIn(runOf('long', { seed: 2, options: [3, 4, 3, 3, 2, 2] }));
    expect(found.trie).toBe('usual and long search different spaces: 5 and 6 variable nodes');
    expect(found.popularity).toBe(found.trie);
    expect(found.quality).toBeNull();
    expect(found.notes).toContain('skipped');
  });

  test('another window', () => {
    const records = searchRecords({ seed: 2 });
    const found = skippedIn({ label: 'wide', summary: summaryOf(records, { window: 50 }) });
    expect(found.popularity).toBe(
      'the window W is 30 in usual and 50 in wide; analyze the traces with the same --window',
    );
    expect(found.notes).toContain('windows-differ');
    expect(found.trie).toBeNull();
  });

  test('an analysis that one run lacks', () => {
    const records = searchRecords({ seed: 2 });
    const found = skippedIn({ label: 'part', summary: summaryOf(records, { only: ['quality'] }) });
    expect(found.trie).toBe('part was analyzed without the trie');
    expect(found.popularity).toBe('part was analyzed without popularity');
  });

  test('a number that needs the same window has no difference without it', () => {
    const summary = summaryOf(searchRecords({ seed: 2 }), { window: 50 });
    const { measures } = compare([usual, { label: 'wide', summary }]);
    const measure = measures.find(({ id }) => id === 'maxDominant');
    expect(measure?.skipped).toBe('the window W is not the same in all runs');
    expect(measure?.differences).toEqual([{ mean: null, low: null, high: null, pValue: null }]);
  });

  test('fewer than two runs, or two of one name', () => {
    expect(() => compare([usual])).toThrow('a comparison takes at least two runs, 1 is given');
    expect(() => compare([usual, usual])).toThrow('two runs are called usual');
  });
});
