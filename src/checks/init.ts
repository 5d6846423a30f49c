// A first configuration for a trace: its present values as expectations, each with why one would keep it.

import { stringify } from 'yaml';
import type { Summary } from '../summary/schema.ts';
import type { Config } from './config-schema.ts';
import type { Vocabulary } from './contract.ts';
import { measure } from './measure.ts';
import { resolvePath } from './path.ts';

interface Suggestion {
  readonly path: string;
  readonly why: string;
  /** The rule that the present value passes. */
  readonly rule: (value: number | string | boolean) => unknown;
}

const SUGGESTIONS: readonly Suggestion[] = [
  { path: 'trace.evaluations', why: 'the search ran to its end', rule: value => ['error', { min: value }] },
  { path: 'trace.failures', why: 'failures are no more than now', rule: value => ['warn', { max: value }] },
  { path: 'trace.lineage.source', why: 'parents can be told', rule: value => ['error', value] },
  { path: 'quality.best', why: 'the best model is as good', rule: value => ['error', { min: value }] },
  { path: 'quality.quantiles.p50', why: 'so is the typical one', rule: value => ['warn', { min: value }] },
  {
    path: 'quality.duplicates.share',
    why: 'no more time goes to models already met',
    rule: value => ['warn', { max: value }],
  },
];

/** YAML with comments. `trace` as the configuration names it, relative to itself; `options` as it was read. */
export function initialConfig(
  summary: Summary,
  trace: string,
  vocabulary: Vocabulary,
  options: Config['options'] | Readonly<Record<string, undefined>> = {},
): string {
  const isPlain = Object.values(options ?? {}).every(value => value === undefined);
  const expectations = SUGGESTIONS.flatMap(({ path, why, rule }) => {
    const { value } = measure(summary, resolvePath(path, vocabulary));
    return value === null ? [] : [line(path, rule(value), why)];
  });
  const claims = summary.claims.map(({ id, verdict, claim }) =>
    verdict === 'undetermined'
      ? `  # claims.${id}: supported  # undetermined now: ${claim}`
      : line(`claims.${id}`, ['warn', verdict], claim),
  );
  return `# What nastrace check expects. The values are those of the trace that this was written from: loosen or
# tighten them. docs/ci.md explains the rules, the paths and the presets.
extends: [sound, regression]

# Globs are fine. Paths are relative to this file.
${stringify(isPlain ? { traces: [trace] } : { traces: [trace], options })}
# Summaries of earlier runs to compare with; three repeats or more tell the noise between runs.
# nastrace check --baseline baseline.json --update-baseline writes one.
# baseline: baseline.json

# Path of a key of summary.json → expectation, or [off | warn | error, expectation].
expect:
${[...expectations, ...claims].join('\n')}
`;
}

function line(path: string, rule: unknown, why: string): string {
  return `  ${path}: ${JSON.stringify(rule)}  # ${why}`;
}
