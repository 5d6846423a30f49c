// What checking offers: a configuration read, summaries judged against it, the verdict reported.

export { parseConfig } from './config-parse.ts';
export { type Config, configJsonSchema } from './config-schema.ts';
export type { CheckReport, TraceReport, Vocabulary } from './contract.ts';
export { initialConfig } from './init.ts';
export { composeReport, judgeTrace } from './judge.ts';
export type { Look, ReporterId } from './reporters/contract.ts';
export { REPORTERS } from './reporters/index.ts';
export { buildRules, type CheckRule, RuleProblem } from './rules.ts';
