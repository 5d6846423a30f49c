// What a configuration may say. The authority: the published JSON Schema is made of it.

import { z } from 'zod';

const LEVELS = ['off', 'warn', 'error'] as const;
export const PRESETS = ['sound', 'paper', 'regression'] as const;
export type PresetId = (typeof PRESETS)[number];

const scalar = z.union([z.number(), z.boolean(), z.string()]);
const limit = z
  .union([
    z.number().nonnegative(),
    z.string().regex(/^(noise|\d+(\.\d+)?(%|sd))$/, 'expected a number, "5%", "2sd" or "noise"'),
  ])
  .describe('A number, a percentage of the baseline ("5%"), deviations ("2sd"), or "noise"');

const condition = z.strictObject({
  equals: scalar.optional().describe('The very value'),
  oneOf: z.array(scalar).min(1).optional().describe('One of these values'),
  min: z.number().optional().describe('At least'),
  max: z.number().optional().describe('At most'),
  maxShare: z.number().min(0).max(1).optional().describe('A count: at most this share of the evaluations'),
  same: z.literal(true).optional().describe('As in the baseline'),
  maxDrop: limit.optional().describe('At most so far below the baseline'),
  maxRise: limit.optional().describe('At most so far above the baseline'),
  within: limit.optional().describe('At most so far from the baseline'),
});

const level = z.enum(LEVELS);
const rule = z.union([
  scalar.describe('The expected value; or off, warn, error: the level of a rule of a preset'),
  condition,
  z.tuple([level, z.union([scalar, condition])]),
]);

const bound = z.union([
  z.strictObject({ candidate: z.int().positive() }),
  z.strictObject({ seconds: z.number() }),
]);
const whole = z.int().positive();

/** Options of reading and analysis by their names on the command line, in camel case. */
const options = z.strictObject({
  format: z.enum(['jsonl', 'csv', 'deephyper', 'optuna']).optional(),
  map: z.record(z.string(), z.string()).optional(),
  nodes: z.array(z.string()).optional(),
  timeUnit: z.enum(['s', 'ms', 'us', 'ns']).optional(),
  minimize: z.literal(true).optional(),
  onInvalid: z.enum(['fail', 'skip']).optional(),
  join: z.literal(true).optional(),
  from: bound.optional(),
  to: bound.optional(),
  population: whole.optional(),
  sample: whole.optional(),
  mutation: z.enum(['redraw', 'replace']).optional(),
  only: z.array(z.enum(['trie', 'locality', 'quality', 'popularity'])).optional(),
  window: whole.optional(),
  prefixLength: whole.optional(),
  minShare: z.number().min(0).max(1).optional(),
  snapshots: z.array(whole).optional(),
  access: z.enum(['transfers', 'presence']).optional(),
  seed: z.int().nonnegative().optional(),
  permutations: z.int().min(0).max(100_000).optional(),
  lowQuality: z.number().optional(),
  cache: z.literal(true).optional(),
});

const files = z.union([z.string(), z.array(z.string())]);

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  extends: z
    .union([z.enum(PRESETS), z.array(z.enum(PRESETS))])
    .optional()
    .describe('Presets; sound and regression by default'),
  traces: files.optional().describe('Trace files, globs too; relative to the configuration'),
  baseline: files.optional().describe('Summaries to compare with; several repeats tell the noise'),
  options: options.optional(),
  expect: z
    .record(z.string(), rule)
    .optional()
    .describe('Path of a key of the summary → what is expected of it'),
});

export type Config = z.output<typeof configSchema>;
export type Scalar = z.output<typeof scalar>;
export type Limit = z.output<typeof limit>;
export type Condition = z.output<typeof condition>;
export type ConfigRule = z.output<typeof rule>;
export type RuleLevel = z.output<typeof level>;

export function isLevel(value: unknown): value is RuleLevel {
  return LEVELS.some(each => each === value);
}

/** The JSON Schema (draft 2020-12) of a configuration. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { target: 'draft-2020-12', io: 'input' });
}
