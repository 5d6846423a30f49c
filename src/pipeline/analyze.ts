// From a trace to its summary, in one screen: facts, analyses, claims.

import type { z } from 'zod';
import type { Analysis, FactName, FactsOrReasons, Granted } from '../analyses/contract.ts';
import { analysisTable } from '../analyses/index.ts';
import { judgeClaims } from '../claims/index.ts';
import { NastraceError } from '../shared/errors.ts';
import { lazily } from '../shared/lazily.ts';
import { isSkipped, type Skipped, skipped } from '../shared/skipped.ts';
import { rounded } from '../shared/stable-json.ts';
import { type AnalysisId, SCHEMA_VERSION, type Summary, type SummaryPart } from '../summary/schema.ts';
import { ordersOf } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { describeCaches } from './cache.ts';
import { describeTrace } from './describe-trace.ts';
import { deriveFacts, type FactOptions } from './facts.ts';
import { optionWarnings } from './option-warnings.ts';

/** What an analysis may be told. Each module takes its own from among these by its `params` schema. */
export interface AnalyzeOptions extends FactOptions {
  /** Modules to run; default all. */
  readonly only?: readonly AnalysisId[] | undefined;
  readonly minShare?: number | undefined;
  readonly snapshots?: readonly number[] | undefined;
  readonly access?: 'transfers' | 'presence' | undefined;
  readonly seed?: number | undefined;
  readonly permutations?: number | undefined;
  readonly lowQuality?: number | undefined;
  readonly fullRange?: boolean | undefined;
  /** Replay caching policies too; by default not. */
  readonly cache?: boolean | undefined;
}

/** Told of each stage before it is computed: `lineage`, then the modules by their ids, `cache` last. */
export type OnStage = (stage: string) => void;

/** Told of each analysis when it is computed, as the summary will have it. */
export type OnPart = (part: SummaryPart) => void;

export function analyzeTrace(
  trace: Trace,
  options: AnalyzeOptions,
  version: string,
  onStage?: OnStage,
): Summary {
  return analyzeWithFacts(trace, options, version, onStage).summary;
}

/** The summary and the facts that it was made of, for what lists a trace evaluation by evaluation. */
export function analyzeWithFacts(
  trace: Trace,
  options: AnalyzeOptions,
  version: string,
  onStage: OnStage = () => undefined,
  onPart?: OnPart,
): { summary: Summary; facts: FactsOrReasons } {
  onStage('lineage');
  const { facts, ancestry } = deriveFacts(trace, options);
  const described = lazily((): Summary['trace'] => {
    const orders = ordersOf(trace);
    const { warnings, ...description } = describeTrace(facts, ancestry, trace, orders);
    return rounded({ ...description, warnings: [...optionWarnings(options, trace, orders), ...warnings] });
  });
  const runs = (id: AnalysisId) => options.only === undefined || options.only.includes(id);
  const run = <
    Params extends z.ZodType,
    Result extends z.ZodType,
    Needs extends FactName,
    Wants extends FactName,
  >(
    analysis: Analysis<Params, Result, Needs, Wants>,
  ) => {
    const { id } = analysis.meta;
    onStage(id);
    const found = rounded(runAnalysis(analysis, facts, options));
    onPart?.({ trace: described(), analyses: { [id]: found } });
    return found;
  };
  const replayed = () => {
    onStage('cache');
    return rounded(describeCaches(facts, { access: options.access }));
  };
  const analyses: Summary['analyses'] = {
    ...(runs('trie') && { trie: run(analysisTable.trie) }),
    ...(runs('locality') && { locality: run(analysisTable.locality) }),
    ...(runs('quality') && { quality: run(analysisTable.quality) }),
    ...(runs('popularity') && { popularity: run(analysisTable.popularity) }),
    ...(options.cache === true && { cache: replayed() }),
  };
  const found = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'nastrace', version },
    trace: described(),
    analyses,
  } as const;
  return { summary: { ...found, claims: judgeClaims(found) }, facts };
}

/** The analysis' summary, or the reason why the trace cannot give it. */
function runAnalysis<
  Params extends z.ZodType,
  Result extends z.ZodType,
  Needs extends FactName,
  Wants extends FactName,
>(
  analysis: Analysis<Params, Result, Needs, Wants>,
  facts: FactsOrReasons,
  options: AnalyzeOptions,
): z.output<Result> | Skipped {
  const params = analysis.params.safeParse(options);
  if (!params.success) throw new NastraceError('usage', describeIssue(params.error));
  const missing = analysis.meta.needs.map(name => facts[name]).find(isSkipped);
  if (missing !== undefined) return missing;
  try {
    return analysis.run(grant(analysis, facts), params.data);
  } catch (error) {
    if (error instanceof NastraceError) throw error;
    return skipped(`failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `option ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`;
}

/** The facts that the analysis asked for, and no other; none that it needs is missing. */
function grant<
  Params extends z.ZodType,
  Result extends z.ZodType,
  Needs extends FactName,
  Wants extends FactName,
>({ meta }: Analysis<Params, Result, Needs, Wants>, facts: FactsOrReasons): Granted<Needs, Wants> {
  const names: readonly FactName[] = [...meta.needs, ...meta.wants];
  // The border between the table's names and their types: every needed name was checked above.
  return Object.fromEntries(names.map(name => [name, facts[name]])) as unknown as Granted<Needs, Wants>;
}
