// The rules that come with nastrace. sound: is the trace whole? paper: do the paper's findings hold? regression: does the
// search behave as in the baseline, within noise?
//
// A single baseline tells the noise of what a run measures with a standard error: how it selects and where it mutates. What
// depends on the path of the search (quality, utilization, locality) is judged from three repeats on, inconclusive before.

import type { ConfigRule, PresetId } from './config-schema.ts';
import type { Vocabulary } from './contract.ts';

export type RuleTable = Readonly<Record<string, ConfigRule>>;

const REGRESSION: RuleTable = {
  'trace.lineage.source': ['error', { same: true }],
  'trace.sequenceLength.max': ['error', { same: true }],
  'trace.settings.population': ['error', { within: 'noise' }],
  'trace.settings.sample': ['error', { within: 'noise' }],
  'quality.selection.meanRank.mean': ['error', { within: 'noise' }],
  'trie.mutations.transferableFraction.mean': ['error', { within: 'noise' }],
  'quality.best': ['error', { maxDrop: 'noise' }],
  'quality.quantiles.p50': ['error', { maxDrop: 'noise' }],
  'trace.utilization': ['error', { maxDrop: 'noise' }],
  'locality.withinWorker.temporalNull.lift': ['error', { maxDrop: 'noise' }],
};

export function presetRules(id: PresetId, { claims, warnings }: Vocabulary): RuleTable {
  if (id === 'regression') return REGRESSION;
  if (id === 'paper')
    return Object.fromEntries(claims.map(claim => [`claims.${claim}`, ['error', 'supported']]));
  const integrity = Object.entries(warnings).flatMap(([code, weight]): [string, ConfigRule][] =>
    weight === 'note' ? [] : [[`integrity.${code}`, [weight === 'error' ? 'error' : 'warn', { max: 0 }]]],
  );
  return {
    'trace.successes': ['error', { min: 1 }],
    'trace.rejected': ['error', { max: 0 }],
    ...Object.fromEntries(integrity),
  };
}
