// One verdict function: the exit code, `passed` and every reporter read what it says.

import type { ExitCode } from '../shared/errors.ts';
import type { Summary } from '../summary/schema.ts';
import { CONDITIONS } from './conditions.ts';
import { type CheckReport, REPORT_VERSION, type Result, type TraceReport } from './contract.ts';
import { knowsNoise } from './limit.ts';
import { type Measure, measure } from './measure.ts';
import type { CheckRule } from './rules.ts';
import { show } from './value-text.ts';

const WORST_FIRST = ['failed', 'no-baseline', 'inconclusive', 'passed'] as const;

/** All conditions on one trace, worst first, otherwise in the rules' order. */
export function judgeTrace(
  trace: string,
  summary: Summary,
  rules: readonly CheckRule[],
  baselines: readonly Summary[],
): TraceReport {
  const facts = rules.map(rule => ({
    rule,
    found: measure(summary, rule.target),
    baselines: baselines.map(baseline => measure(baseline, rule.target)),
  }));
  const noiseRules = facts.filter(
    ({ rule, found, baselines: others }) => rule.asked === 'noise' && knowsNoise(found, others),
  );
  const results = facts.map(each => judgeRule(each.rule, each.found, each.baselines, noiseRules.length));
  return { trace, error: null, results: results.sort((a, b) => severity(a) - severity(b)) };
}

function judgeRule(
  { target, level, condition, asked, text }: CheckRule,
  found: Measure,
  baselines: readonly Measure[],
  noiseRules: number,
): Result {
  const { needsBaseline, judge } = CONDITIONS[condition];
  const about = { path: target.path, rule: text, level, found: show(found.value) };
  if (needsBaseline && baselines.length === 0)
    return {
      ...about,
      verdict: 'no-baseline',
      expected: text,
      note: 'there is no baseline; --update-baseline writes it',
    };
  if (found.missing !== null)
    return { ...about, verdict: 'inconclusive', expected: text, note: `nothing to judge: ${found.missing}` };
  // The table's kinds take what the configuration's schema admits under their names.
  return { ...about, ...judge({ found, baselines, noiseRules }, asked as never) };
}

function severity({ verdict, level }: Result): number {
  const place = WORST_FIRST.indexOf(verdict);
  // A failure at level warn weighs less than a missing baseline.
  return verdict === 'failed' && level === 'warn' ? 1.5 : place + (level === 'warn' ? 0.25 : 0);
}

export function composeReport(
  traces: readonly TraceReport[],
  files: { readonly baselines: readonly string[]; readonly missingBaselines: readonly string[] },
  tool: Summary['tool'],
): CheckReport {
  const all = traces.flatMap(({ results }) => results);
  const count = (is: (result: Result) => boolean) => all.filter(is).length;
  const counts = {
    failed: count(({ verdict, level }) => verdict === 'failed' && level === 'error'),
    warnings: count(({ verdict, level }) => verdict === 'failed' && level === 'warn'),
    noBaseline: count(({ verdict }) => verdict === 'no-baseline'),
    inconclusive: count(({ verdict }) => verdict === 'inconclusive'),
    passed: count(({ verdict }) => verdict === 'passed'),
    unreadable: traces.filter(({ error }) => error !== null).length,
  };
  const isMissing = files.missingBaselines.length > 0 || counts.noBaseline > 0;
  const exitCode: ExitCode = counts.unreadable > 0 ? 3 : isMissing ? 2 : counts.failed > 0 ? 1 : 0;
  return { schemaVersion: REPORT_VERSION, tool, passed: exitCode === 0, exitCode, counts, ...files, traces };
}
