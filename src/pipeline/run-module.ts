// One module of the table on the facts of a trace: its part of the summary.

import type { z } from 'zod';
import type { Analysis, FactName, FactsOrReasons, Granted } from '../analyses/contract.ts';
import { type AnalysisTable, analysisTable } from '../analyses/index.ts';
import { NastraceError } from '../shared/errors.ts';
import { isSkipped, type Skipped, skipped } from '../shared/skipped.ts';
import { rounded } from '../shared/stable-json.ts';
import type { AnalyzeOptions } from './options.ts';

export type ModuleId = keyof AnalysisTable;

/** Each module's part of the summary, rounded as it is written, or why there is none. */
export type ModuleResults = {
  readonly [Id in ModuleId]: ReturnType<AnalysisTable[Id]['run']> | Skipped;
};

interface Module<Result> {
  readonly run: (facts: FactsOrReasons, options: AnalyzeOptions) => Result;
  /** Throws NastraceError `usage` for options that the module refuses. */
  readonly check: (options: AnalyzeOptions) => void;
}

const MODULES: { readonly [Id in ModuleId]: Module<ModuleResults[Id]> } = {
  trie: moduleOf(analysisTable.trie),
  locality: moduleOf(analysisTable.locality),
  quality: moduleOf(analysisTable.quality),
  popularity: moduleOf(analysisTable.popularity),
};

/** The modules that are asked for, in the order of the summary. @throws NastraceError `usage` for options that one refuses. */
export function modulesOf(options: AnalyzeOptions): readonly ModuleId[] {
  // Keys of a record are typed as texts.
  const ids = (Object.keys(MODULES) as ModuleId[]).filter(
    id => options.only === undefined || options.only.includes(id),
  );
  for (const id of ids) MODULES[id].check(options);
  return ids;
}

export function runModule<Id extends ModuleId>(
  id: Id,
  facts: FactsOrReasons,
  options: AnalyzeOptions,
): ModuleResults[Id] {
  return MODULES[id].run(facts, options);
}

function moduleOf<Params extends z.ZodType, Result, Needs extends FactName, Wants extends FactName>(
  analysis: Analysis<Params, Result, Needs, Wants>,
): Module<Result | Skipped> {
  return {
    run: (facts, options) => rounded(runAnalysis(analysis, facts, options)),
    check: options => paramsOf(analysis.params, options),
  };
}

function runAnalysis<Params extends z.ZodType, Result, Needs extends FactName, Wants extends FactName>(
  analysis: Analysis<Params, Result, Needs, Wants>,
  facts: FactsOrReasons,
  options: AnalyzeOptions,
): Result | Skipped {
  const params = paramsOf(analysis.params, options);
  const missing = analysis.meta.needs.map(name => facts[name]).find(isSkipped);
  if (missing !== undefined) return missing;
  try {
    return analysis.run(grant(analysis, facts), params);
  } catch (error) {
    if (error instanceof NastraceError) throw error;
    return skipped(`failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function paramsOf<Params extends z.ZodType>(params: Params, options: AnalyzeOptions): z.output<Params> {
  const found = params.safeParse(options);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new NastraceError('usage', `option ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

/** The facts that the analysis asked for, and no other; none that it needs is missing. */
function grant<Params extends z.ZodType, Result, Needs extends FactName, Wants extends FactName>(
  { meta }: Analysis<Params, Result, Needs, Wants>,
  facts: FactsOrReasons,
): Granted<Needs, Wants> {
  const names: readonly FactName[] = [...meta.needs, ...meta.wants];
  // The border between the table's names and their types: every needed name was checked above.
  return Object.fromEntries(names.map(name => [name, facts[name]])) as unknown as Granted<Needs, Wants>;
}
