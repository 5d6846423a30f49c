// Every kind of condition with each verdict that it can have: on NAS-Bench-201, seed 1, against baselines made of it.

import type { ConfigRule } from '../../src/checks/config-schema.ts';
import type { Verdict } from '../../src/checks/contract.ts';

export interface RuleCase {
  readonly path: string;
  readonly rule: ConfigRule;
  readonly verdict: Verdict;
  /** Best qualities of the baselines, one baseline each; the trace's own is 84.892. */
  readonly baselines?: readonly number[];
}

/** Measured with a standard error by every run: its baseline is the trace itself, moved by `quality.best` alone. */
const RANK = 'quality.selection.meanRank.mean';
const BEST = 'quality.best';

export const RULE_CASES: readonly RuleCase[] = [
  { path: BEST, rule: { min: 80 }, verdict: 'passed' },
  { path: BEST, rule: { min: 90 }, verdict: 'failed' },
  { path: BEST, rule: { max: 90 }, verdict: 'passed' },
  { path: BEST, rule: { max: 80 }, verdict: 'failed' },
  { path: 'trace.warnings[0].count', rule: { min: 1 }, verdict: 'inconclusive' },
  { path: 'trace.failures', rule: { maxShare: 0.02 }, verdict: 'passed' },
  { path: 'trace.stage2', rule: { maxShare: 0.02 }, verdict: 'failed' },
  { path: 'claims.stage1-no-dominant', rule: 'supported', verdict: 'passed' },
  { path: 'claims.stage1-no-dominant', rule: 'contradicted', verdict: 'failed' },
  { path: 'claims.concurrent-sharing', rule: 'supported', verdict: 'inconclusive' },
  { path: 'integrity.worker-overlap', rule: { max: 0 }, verdict: 'passed' },
  { path: 'trace.workersInferred', rule: false, verdict: 'passed' },
  { path: 'trace.settings.mutation', rule: { oneOf: ['redraw', 'replace'] }, verdict: 'passed' },
  { path: 'trace.settings.source', rule: { oneOf: ['given', 'header'] }, verdict: 'failed' },
  {
    path: 'quality.transferBound.thresholds[epsilon=0.01].skippedShare',
    rule: { max: 1 },
    verdict: 'passed',
  },
  { path: 'analyses.trie.depths[-1].keptShare', rule: { max: 0 }, verdict: 'failed' },
  { path: 'trace.format', rule: { same: true }, verdict: 'passed', baselines: [84] },
  { path: BEST, rule: { same: true }, verdict: 'failed', baselines: [84] },
  { path: BEST, rule: { same: true }, verdict: 'no-baseline' },
  { path: BEST, rule: { maxDrop: 0.5 }, verdict: 'passed', baselines: [85] },
  { path: BEST, rule: { maxDrop: '1%' }, verdict: 'passed', baselines: [85] },
  { path: BEST, rule: { maxDrop: 0.5 }, verdict: 'failed', baselines: [90] },
  { path: BEST, rule: { maxDrop: 0.5 }, verdict: 'inconclusive', baselines: [85, 86, 87] },
  { path: BEST, rule: { maxDrop: 0.5 }, verdict: 'failed', baselines: [89.9, 90, 90.1] },
  { path: BEST, rule: { maxDrop: 0.5 }, verdict: 'no-baseline' },
  { path: BEST, rule: { maxRise: 0.5 }, verdict: 'passed', baselines: [90] },
  { path: BEST, rule: { maxRise: '5%' }, verdict: 'failed', baselines: [70] },
  { path: BEST, rule: { within: '2sd' }, verdict: 'inconclusive', baselines: [84] },
  { path: BEST, rule: { within: '2sd' }, verdict: 'passed', baselines: [84, 85, 86] },
  { path: BEST, rule: { within: '2sd' }, verdict: 'failed', baselines: [79.9, 80, 80.1] },
  { path: BEST, rule: { maxDrop: 'noise' }, verdict: 'passed', baselines: [84] },
  { path: BEST, rule: { maxDrop: 'noise' }, verdict: 'inconclusive', baselines: [90, 91] },
  { path: BEST, rule: { maxDrop: 'noise' }, verdict: 'failed', baselines: [99.9, 100, 100.1, 100.05] },
  { path: BEST, rule: { within: 'noise' }, verdict: 'inconclusive', baselines: [84, 84, 84] },
  { path: RANK, rule: { within: 'noise' }, verdict: 'passed', baselines: [84] },
  { path: RANK, rule: { within: 0 }, verdict: 'passed', baselines: [84] },
];
