// What a check is about to do, from the command line and the configuration: the command line goes first.

import { dirname } from 'node:path';
import type { Command } from 'commander';
import type { AnalyzeOptions, CheckRule, Config } from '../index.ts';
import { NastraceError } from '../shared/errors.ts';
import type { CheckFlags } from './check-options.ts';
import { findConfig } from './config-file.ts';
import { type Expanded, expandFiles } from './expand-files.ts';
import { present } from './present.ts';
import { checkPaths, givenSettings, type PartFlags } from './trace-options.ts';

export interface CheckPlan {
  readonly traces: readonly string[];
  /** Traces named that are no files. */
  readonly absent: readonly string[];
  readonly baselines: Expanded;
  readonly reading: PartFlags & { readonly quiet?: true };
  readonly analysis: AnalyzeOptions;
  readonly rules: readonly CheckRule[];
}

/** Throws NastraceError `usage` or `config`. */
export async function planCheck(
  paths: readonly string[],
  flags: CheckFlags,
  command: Command,
): Promise<CheckPlan> {
  const { parseConfig } = await import('../index.ts');
  const found = await findConfig(flags.config);
  const parsed = found === null ? null : parseConfig(found.text, found.file);
  const config: Config = parsed?.config ?? {};
  const folder = found === null ? '' : dirname(found.file);
  checkPaths(paths);
  const named = paths.length > 0 ? paths : [config.traces ?? []].flat();
  const traces = await expandFiles(named, paths.length > 0 ? '' : folder);
  if (named.length === 0)
    throw new NastraceError('usage', 'no trace is given', [
      'name one, or list them as traces: in the configuration',
    ]);
  const given = flags.baseline ?? [config.baseline ?? []].flat();
  const baselines = await expandFiles(given, flags.baseline === undefined ? folder : '');
  const options = present(config.options ?? {});
  const merged = { ...options, ...givenFlags(flags, command) };
  return {
    traces: traces.files,
    absent: traces.missing,
    baselines,
    reading: merged,
    // `only` and the like have the same names in the configuration; reading's names mean nothing to an analysis.
    analysis: { ...options, ...givenSettings(merged) },
    rules: await rulesOf(config, given.length > 0 && flags.updateBaseline !== true, parsed?.placeOfRule),
  };
}

async function rulesOf(config: Config, comparing: boolean, placeOf: ((path: string) => string) | undefined) {
  const { buildRules, CHECK_VOCABULARY, RuleProblem } = await import('../index.ts');
  try {
    return buildRules(config, CHECK_VOCABULARY, comparing);
  } catch (error) {
    if (!(error instanceof RuleProblem)) throw error;
    throw new NastraceError('config', `${placeOf?.(error.path) ?? ''}: expect: ${error.message}`, [
      'paths are keys of summary.json: docs/method.md; rules: docs/ci.md',
    ]);
  }
}

/** Flags that the user gave: a default must not go before the configuration. */
function givenFlags(flags: CheckFlags, command: Command): CheckFlags {
  const given = Object.entries(flags).filter(([name]) => command.getOptionValueSource(name) !== 'default');
  // fromEntries gives the same keys back, which its type cannot say.
  return Object.fromEntries(given) as CheckFlags;
}
