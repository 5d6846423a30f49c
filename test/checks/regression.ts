// Do the default regression rules keep their size and power? Pairs of simulated searches, P and s left for the
// estimate: two of the same settings, and one whose sample is halved against one that is not.

import { buildRules, type CheckRule, judgeTrace } from '../../src/checks/index.ts';
import { presetRules } from '../../src/checks/presets.ts';
import {
  analyzeTrace,
  CHECK_VOCABULARY,
  SPACES,
  type SpaceId,
  type Summary,
  simulate,
} from '../../src/index.ts';

export interface Case {
  readonly name: string;
  readonly space: SpaceId;
  readonly evaluations: number;
  readonly population: number;
  readonly sample: number;
}

export const CASES: readonly Case[] = [
  {
    name: 'NAS-Bench-201, the paper’s settings',
    space: 'nasbench201',
    evaluations: 1000,
    population: 100,
    sample: 5,
  },
  { name: 'NAS-Bench-201, short', space: 'nasbench201', evaluations: 300, population: 100, sample: 5 },
  {
    name: 'NAS-Bench-201, small population',
    space: 'nasbench201',
    evaluations: 400,
    population: 50,
    sample: 4,
  },
  { name: 'NAS-Bench-Macro', space: 'macro', evaluations: 1000, population: 100, sample: 10 },
  { name: 'CANDLE-ATTN, 54 nodes', space: 'attn54', evaluations: 1000, population: 100, sample: 5 },
];

const RULES: readonly CheckRule[] = buildRules({ extends: ['sound', 'regression'] }, CHECK_VOCABULARY, true);

export function search({ space, evaluations, population }: Case, sample: number, seed: number): Summary {
  const settings = { space: SPACES[space], evaluations, population, sample, seed };
  const { trace } = simulate(settings, { blind: true });
  return analyzeTrace(trace, { only: ['trie', 'quality'] });
}

/** Paths of the rules at level error that fail. */
export function failing(summary: Summary, baselines: readonly Summary[]): string[] {
  return judgeTrace('run', summary, RULES, baselines)
    .results.filter(({ verdict, level }) => verdict === 'failed' && level === 'error')
    .map(({ path }) => path);
}

export interface Rates {
  readonly falseAlarms: number;
  readonly caught: number;
}

/** False alarms of so many pairs of the same settings, and halved samples caught in half as many. */
export function measureRates(each: Case, pairs: number): Rates {
  const half = Math.floor(each.sample / 2);
  let falseAlarms = 0;
  let caught = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const baseline = search(each, each.sample, 2 * pair + 1);
    if (failing(search(each, each.sample, 2 * pair + 2), [baseline]).length > 0) falseAlarms++;
    if (pair % 2 === 0 && failing(search(each, half, 2 * pair + 100_001), [baseline]).length > 0) caught++;
  }
  return { falseAlarms, caught };
}

export const REGRESSION_PATHS = Object.keys(presetRules('regression', CHECK_VOCABULARY));
