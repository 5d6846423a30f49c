// Does each row of candidates.csv say what the summary says of all?

import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { PopularitySummary } from '../../src/analyses/popularity/schema.ts';
import type { QualitySummary } from '../../src/analyses/quality/schema.ts';
import { analyzeWithFacts } from '../../src/pipeline/analyze.ts';
import { candidateColumns } from '../../src/pipeline/candidate-columns.ts';
import { candidateBytes } from '../../src/pipeline/candidate-table.ts';
import { traceLineage } from '../../src/pipeline/lineage-records.ts';
import { isSkipped, type Skipped } from '../../src/shared/skipped.ts';
import { rounded } from '../../src/shared/stable-json.ts';
import type { EvaluationRecord } from '../../src/trace/builder.ts';
import { evaluationId } from '../../src/trace/trace.ts';
import { attackedTrace } from '../support/attacks.ts';
import { traceOf } from '../support/facts.ts';
import { type SearchOptions, simulateSearch } from '../support/search.ts';

const SEARCH: SearchOptions = {
  seed: 3,
  evaluations: 900,
  population: 40,
  sample: 6,
  workers: 12,
  options: [5, 4, 5, 3, 5, 4],
  failureRate: 0.05,
};

/** The part of the summary that must be there. */
function found<Part extends object>(part: Part | Skipped | undefined): Part {
  if (part === undefined || isSkipped(part)) throw new Error('not analyzed');
  return part;
}

/** The table and the summary of the same records. */
function analyzed(records: readonly EvaluationRecord[]) {
  const trace = traceOf(records);
  const options = { permutations: 0, snapshots: [20, 40, 333, 800] };
  const { summary, facts } = analyzeWithFacts(trace, options, '0');
  const table = Buffer.concat([...candidateBytes(facts, candidateColumns(facts, options))]);
  const rows: Record<string, string>[] = parse(table, { columns: true });
  return { trace, rows, summary, quality: found<QualitySummary>(summary.analyses.quality) };
}

const searches = {
  inferred: simulateSearch(SEARCH).records,
  recorded: simulateSearch({ ...SEARCH, recordParents: true, managerClock: true }).records,
  tied: simulateSearch({ ...SEARCH, ties: true }).records,
};

describe.each(Object.entries(searches))('a search with parents %s', (name, records) => {
  const { trace, rows, summary, quality } = analyzed(records);
  const successes = rows.filter(row => row['candidate'] !== '');
  const inCompletion = successes.toSorted((a, b) => Number(a['candidate']) - Number(b['candidate']));

  test('evaluations, candidates, stages and failures', () => {
    expect(rows).toHaveLength(summary.trace.evaluations);
    expect(inCompletion.map(row => Number(row['candidate']))).toEqual(successes.map((_, index) => index + 1));
    expect(successes).toHaveLength(summary.trace.successes);
    const inStage = (stage: string) => rows.filter(row => row['stage'] === stage).length;
    expect([inStage('1'), inStage('2')]).toEqual([summary.trace.stage1, summary.trace.stage2]);
    for (const row of rows.filter(row => row['candidate'] === '')) {
      const fields = ['quality', 'rankAtCompletion', 'transferBound', 'prefixId', 'tierAtCompletion'];
      expect(fields.map(field => row[field])).toEqual(['', '', '', '', '']);
    }
  });

  test('times and the best candidate', () => {
    const starts = rows.map(row => Number(row['startSeconds']));
    expect(Math.min(...starts)).toBe(0);
    expect(Math.max(...rows.map(row => Number(row['endSeconds'])))).toBe(summary.trace.seconds);
    expect(new Set(rows.map(row => row['worker'])).size).toBe(summary.trace.workers);
    const best = inCompletion[(quality.bestCandidate ?? 0) - 1];
    expect(Number(best?.['quality'])).toBe(quality.best);
    expect(Number(best?.['endSeconds'])).toBe(quality.improvements.at(-1)?.end);
  });

  test('the share skipped at each ε, by rank and by bound', () => {
    const ranked = rows.filter(row => row['rankAtCompletion'] !== '');
    expect(ranked.length).toBe(summary.trace.successes - summary.trace.settings.population + 1);
    for (const { epsilon, maxRank, skipped, skippedShare } of quality.transferBound.thresholds) {
      const within = ranked.filter(row => Number(row['transferBound']) <= epsilon);
      expect({ epsilon, skipped: within.length }).toEqual({ epsilon, skipped });
      expect(ranked.filter(row => Number(row['rankAtCompletion']) <= maxRank)).toHaveLength(skipped);
      expect(rounded(within.length / ranked.length)).toBe(skippedShare);
    }
    const boundOf = new Map(quality.transferBound.byRank.map(({ rank, bound }) => [rank, bound]));
    for (const row of ranked) {
      expect(Number(row['transferBound'])).toBe(boundOf.get(Number(row['rankAtCompletion'])));
    }
  });

  test('the tiers at the snapshots', () => {
    const popularity = found<PopularitySummary>(summary.analyses.popularity);
    expect(popularity.snapshots).toHaveLength(4);
    for (const { candidate, windowSize, counts, tiers } of popularity.snapshots) {
      const window = inCompletion.slice(candidate - windowSize, candidate);
      for (const { prefixId, prefix, count } of counts) {
        const carriers = window.filter(row => Number(row['prefixId']) === prefixId);
        expect(carriers).toHaveLength(count);
        for (const { arch } of carriers.flatMap(row => ({ arch: row['arch'] ?? '' })))
          expect(arch.startsWith(`${prefix}-`)).toBe(true);
      }
      const own = inCompletion[candidate - 1];
      const count = counts.find(({ prefixId }) => prefixId === Number(own?.['prefixId']))?.count ?? 0;
      const share = (100 * count) / popularity.windowSize;
      expect(own?.['tierAtCompletion']).toBe(share >= 30 ? '1' : share <= 3 ? '3' : '2');
      if (counts.length === 1) expect(tiers[own?.['tierAtCompletion'] as '1']).toBe(1);
    }
  });

  test('parents as the lineage says', () => {
    const { lineage } = summary.trace;
    if (!('meanConfidence' in lineage)) throw new Error('no lineage');
    const resolved = rows.filter(row => row['parentProbability'] !== '');
    expect(resolved.length).toBe(lineage.resolved);
    const mean = resolved.reduce((sum, row) => sum + Number(row['parentProbability']), 0) / resolved.length;
    expect(mean).toBeCloseTo(lineage.meanConfidence ?? Number.NaN, 10);
    const known = rows.filter(row => row['parentId'] !== '');
    expect(known.length).toBe(lineage.certain);
    const archOf = new Map(rows.map(row => [row['id'], row['arch']]));
    for (const row of known) expect(archOf.get(row['parentId'] ?? '')).toBe(row['parentArch']);
    expect(name === 'recorded').toBe(known.length === resolved.length);
  });

  test('parents and donors as `nastrace lineage` prints them', () => {
    const { population, sample } = summary.trace.settings;
    const records = [...traceLineage(trace, { population, sample }).records];
    expect(
      rows.map(row => [
        row['id'],
        row['arch'],
        row['parentArch'],
        row['donorId'],
        Number(row['transferredLayers']),
      ]),
    ).toEqual(
      records.map(({ id, arch, parent, donor, transferred }) => [
        id,
        arch,
        parent ?? '',
        donor ?? '',
        transferred,
      ]),
    );
  });
});

test('without times or lineage the columns stay, empty', () => {
  const { rows } = analyzed([
    { arch: [0, 1, 1], quality: 0.5 },
    { arch: [0, 1, 0], quality: 0.25 },
  ]);
  const unknown = {
    stage: '',
    startSeconds: '',
    endSeconds: '',
    worker: '',
    rankAtCompletion: '',
    transferBound: '',
  };
  const ancestry = {
    parentArch: '',
    parentProbability: '',
    parentId: '',
    donorId: '',
    transferredLayers: '',
  };
  expect(rows).toEqual([
    {
      id: '#1',
      candidate: '1',
      quality: '0.5',
      ...unknown,
      prefixId: '1',
      tierAtCompletion: '3',
      ...ancestry,
      arch: '0-1-1',
    },
    {
      id: '#2',
      candidate: '2',
      quality: '0.25',
      ...unknown,
      prefixId: '0',
      tierAtCompletion: '3',
      ...ancestry,
      arch: '0-1-0',
    },
  ]);
});

test('ids that are numbers, texts or missing stand as `evaluationId` says', () => {
  const ids = ['7', '007', '1000000000', 'a,b', '=1', undefined, '0.3', 'é'];
  const records = ids.map((id, index) => ({ id, arch: [index % 2], quality: index / 10 }));
  const trace = traceOf(records);
  const { rows } = analyzed(records);
  const expected = records.map((_, row) => evaluationId(trace, row));
  expect(expected).toEqual(['7', '007', '1000000000', 'a,b', '=1', '#6', '0.3', 'é']);
  expect(rows.map(({ id }) => id)).toEqual(expected.map(id => id.replace(/^=/, "'=")));
});

test('no label is a formula to a spreadsheet, and each can be read back', () => {
  const records = attackedTrace()
    .split('\n')
    .slice(1, -1)
    .map((line): EvaluationRecord => JSON.parse(line));
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
  const labelled = records.map((record, index) => ({
    ...record,
    worker: formulas[index % formulas.length] ?? '',
  }));
  const { rows } = analyzed(labelled);
  expect(rows).toHaveLength(records.length);
  const workers = new Set(rows.map(row => row['worker'] ?? ''));
  expect([...workers].sort()).toEqual(formulas.map(formula => `'${formula}`).sort());
  const texts = rows.flatMap(row => Object.values(row)).filter(field => Number.isNaN(Number(field)));
  for (const text of texts) expect(text).not.toMatch(/^[=+\-@\t\r\n]/);
});
