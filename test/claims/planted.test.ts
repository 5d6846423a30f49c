// Can every claim that discriminates be contradicted, and does none of them find what is not there?
// One planted violation each, and searches in which the effect is absent (docs/claims.md).

import { describe, expect, test } from 'vitest';
import { claimTable } from '../../src/claims/index.ts';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import type { AnalyzeOptions } from '../../src/pipeline/options.ts';
import type { Claim } from '../../src/summary/schema.ts';
import { cutTrace } from '../../src/trace/cut.ts';
import { traceOf } from '../support/facts.ts';
import type { TraceRecord } from '../support/record.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';

const EVOLUTION: SearchOptions = {
  seed: 1,
  evaluations: 1000,
  population: 100,
  sample: 5,
  workers: 24,
  options: [5, 5, 5, 5, 5, 5],
};
const RANDOM: SearchOptions = { ...EVOLUTION, search: 'random' };

function judge(records: readonly TraceRecord[], options: AnalyzeOptions = {}): Map<string, Claim> {
  const { claims } = analyzeTrace(traceOf(records), options, 'test');
  return new Map(claims.map(claim => [claim.id, claim]));
}

function supportedOf(claims: Map<string, Claim>): string[] {
  return [...claims.values()].flatMap(({ id, verdict, discriminates }) =>
    discriminates && verdict === 'supported' ? [id] : [],
  );
}

interface Violation {
  readonly claim: string;
  readonly what: string;
  readonly search: Partial<SearchOptions>;
  readonly options?: AnalyzeOptions;
}

const VIOLATIONS: readonly Violation[] = [
  { claim: 'mutation-uniform', what: 'positions weighted', search: { positionWeights: [1, 1, 1, 1, 1, 5] } },
  { claim: 'selection-skews-choices', what: 'random search', search: { search: 'random' } },
  { claim: 'selection-hypergeometric', what: 'parents selected uniformly', search: { selection: 'uniform' } },
  { claim: 'population-ages', what: 'a random member retires', search: { retire: 'random' } },
  { claim: 'population-ages', what: 'the worst member retires', search: { seed: 2, retire: 'worst' } },
  {
    claim: 'worst-never-donate',
    what: 'the worst is sometimes a parent',
    search: { worstParentShare: 0.04 },
  },
  {
    claim: 'worst-never-donate',
    what: 'the worst is sometimes a parent, parents recorded',
    search: { worstParentShare: 0.04, recordParents: true },
  },
  { claim: 'few-dominant', what: 'random search', search: { search: 'random', evaluations: 2100 } },
  { claim: 'three-tiers', what: 'random search', search: { search: 'random', evaluations: 2100 } },
  {
    claim: 'donors-repeat',
    what: 'two prefixes, selected uniformly',
    search: { selection: 'uniform', options: [2, 6, 6, 6, 6] },
    options: { prefixLength: 1 },
  },
  { claim: 'geometric-gap', what: 'the best is never a parent', search: { withholdBest: true } },
  {
    claim: 'worker-reuse',
    what: 'random search, all prefixes counted',
    search: { search: 'random', evaluations: 2000, options: [4, 4, 4, 4, 4, 4] },
    options: { access: 'presence' },
  },
  {
    claim: 'concurrent-sharing',
    what: 'random search among three architectures',
    search: { search: 'random', evaluations: 250, options: [3], workers: 48 },
    options: { access: 'presence' },
  },
];

describe('planted violations', () => {
  test.each(VIOLATIONS)('$claim: $what', ({ claim, search, options }) => {
    const { records } = simulateSearch({ ...EVOLUTION, ...search });
    expect(judge(records, options).get(claim)).toMatchObject({
      verdict: 'contradicted',
      discriminates: true,
    });
  });

  test('dominant-stays: each third of the search has a favourite of its own', () => {
    const records = plantFavourites(900, 3);
    expect(judge(records).get('dominant-stays')).toMatchObject({
      verdict: 'contradicted',
      discriminates: true,
    });
  });

  test('every discriminating claim has its violation', () => {
    const planted = new Set([...VIOLATIONS.map(({ claim }) => claim), 'dominant-stays']);
    const discriminating = claimTable.filter(({ discriminates }) => discriminates);
    expect(discriminating.map(({ id }) => id).filter(id => !planted.has(id))).toEqual([]);
  });
});

/** Random architectures, of which half begin with the favourite of their time. */
function plantFavourites(evaluations: number, favourites: number): TraceRecord[] {
  const { records } = simulateSearch({ ...RANDOM, evaluations });
  return records.map((record, index) => {
    const favourite = Math.floor((index * favourites) / evaluations);
    const arch = index % 2 === 0 ? [favourite, favourite, favourite, ...record.arch.slice(3)] : record.arch;
    return { ...record, arch };
  });
}

describe('where the effect is absent', () => {
  test.each([
    { name: 'a large space', options: new Array(10).fill(8) },
    { name: '81 architectures', options: [3, 3, 3, 3] },
  ])('a random search in $name supports no claim that discriminates', ({ options }) => {
    const { records } = simulateSearch({ ...RANDOM, options });
    expect(supportedOf(judge(records))).toEqual([]);
  });

  test('a search that selects uniformly supports none about selection', () => {
    const { records } = simulateSearch({ ...EVOLUTION, selection: 'uniform' });
    // What is left is true of it: it mutates uniformly and retires the oldest.
    expect(supportedOf(judge(records))).toEqual(['mutation-uniform', 'population-ages']);
  });
});

test('settings that contradict the trace leave what rests on them undetermined', () => {
  const { records } = simulateSearch(EVOLUTION);
  const claims = judge(records, { population: 60, sample: 20 });
  const resting = claimTable.filter(({ restsOnSettings }) => restsOnSettings).map(({ id }) => claims.get(id));
  expect(new Set(resting.map(claim => claim?.verdict))).toEqual(new Set(['undetermined']));
});

test.each([
  [100, 'undetermined'],
  [120, 'supported'],
])('trie-narrows asks for more than 1 / min-share evaluations: %i', (evaluations, verdict) => {
  const { records } = simulateSearch({ ...EVOLUTION, evaluations });
  expect(judge(records).get('trie-narrows')).toMatchObject({ verdict });
});

describe('a part without the beginning of the search', () => {
  const { records } = simulateSearch(EVOLUTION);
  const trace = traceOf(records);
  const contradicted = (from: number, options: AnalyzeOptions = {}) =>
    analyzeTrace(cutTrace(trace, { from: { candidate: from } }), options, 'test').claims.filter(
      ({ verdict }) => verdict === 'contradicted',
    );

  test.each([200, 400, 600])('from candidate %i contradicts nothing', from => {
    expect(contradicted(from)).toEqual([]);
  });

  test('says that claims about the start are undetermined, and how candidates are numbered', () => {
    const { claims, trace: part } = analyzeTrace(cutTrace(trace, { from: { candidate: 301 } }), {}, 'test');
    const start = claimTable.filter(({ restsOnStart }) => restsOnStart).map(({ id }) => id);
    expect(start).toContain('stage1-no-dominant');
    for (const id of start) expect(claims.find(claim => claim.id === id)?.verdict).toBe('undetermined');
    expect(part.warnings.map(({ message }) => message).join()).toContain('numbered anew: 1 was 301');
  });

  test('the first half of a trace is judged as a search', () => {
    const part = cutTrace(trace, { to: { candidate: 500 } });
    expect(part.warnings.map(({ code }) => code)).toEqual(['cut']);
  });
});
