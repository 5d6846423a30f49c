// From a trace to its summary, in one screen: facts, analyses, claims.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { judgeClaims } from '../claims/index.ts';
import type { Ancestry } from '../lineage/index.ts';
import { lazily } from '../shared/lazily.ts';
import { rounded } from '../shared/stable-json.ts';
import type { Summary, SummaryPart } from '../summary/schema.ts';
import { SCHEMA_VERSION } from '../summary/version.ts';
import { ordersOf } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { describeCaches } from './cache.ts';
import { describeTrace, type TraceDescription, warningsOf } from './describe-trace.ts';
import { deriveFacts } from './facts.ts';
import { optionWarnings } from './option-warnings.ts';
import type { AnalyzeOptions } from './options.ts';
import { type ModuleId, modulesOf, runModule } from './run-module.ts';

/** Told of each stage before it is computed, in the order of `stagesOf`. */
export type OnStage = (stage: string) => void;

/** Told of each analysis when it is computed, as the summary will have it. */
export type OnPart = (part: SummaryPart) => void;

/** The longest comes last: what others found is drawn meanwhile. */
const ORDER: readonly ModuleId[] = ['trie', 'popularity', 'quality', 'locality'];

export interface Analyzed {
  readonly summary: Summary;
  /** What the summary was made of, for what lists a trace evaluation by evaluation. */
  readonly facts: FactsOrReasons;
}

/** The stages of an analysis: `lineage`, then the modules by their ids, `cache` last. */
export function stagesOf(options: AnalyzeOptions): readonly string[] {
  return ['lineage', ...inOrder(options), ...(options.cache === true ? ['cache'] : [])];
}

function inOrder(options: AnalyzeOptions): readonly ModuleId[] {
  const modules = modulesOf(options);
  return ORDER.filter(id => modules.includes(id));
}

/** @throws NastraceError `usage` for options that a module refuses. */
export function analyzeTrace(
  trace: Trace,
  options: AnalyzeOptions,
  version: string,
  onStage?: OnStage,
): Summary {
  return analyzeWithFacts(trace, options, version, onStage).summary;
}

/** @throws NastraceError `usage` for options that a module refuses. */
export function analyzeWithFacts(
  trace: Trace,
  options: AnalyzeOptions,
  version: string,
  onStage: OnStage = () => undefined,
  onPart?: OnPart,
): Analyzed {
  const modules = modulesOf(options);
  onStage('lineage');
  const { facts, ancestry } = deriveFacts(trace, options);
  const described = lazily(() => describe(trace, facts, ancestry, options));
  const results = new Map<ModuleId, unknown>();
  for (const id of inOrder(options)) {
    onStage(id);
    results.set(id, runModule(id, facts, options));
    onPart?.({ trace: described(), analyses: { [id]: results.get(id) } });
  }
  let analyses: Summary['analyses'] = Object.fromEntries(modules.map(id => [id, results.get(id)]));
  if (options.cache === true) {
    onStage('cache');
    const found = { cache: runCaches(facts, options) };
    onPart?.({ trace: described(), analyses: found });
    analyses = { ...analyses, ...found };
  }
  return { summary: compose(described(), analyses, version), facts };
}

export function runCaches(facts: FactsOrReasons, { access }: AnalyzeOptions) {
  return rounded(describeCaches(facts, { access }));
}

/** The section `trace` of the summary. */
export function describe(
  trace: Trace,
  facts: FactsOrReasons,
  ancestry: Ancestry,
  options: AnalyzeOptions,
): Summary['trace'] {
  const orders = ordersOf(trace);
  return withWarnings(rounded(describeTrace(facts, ancestry, trace, orders)), trace, ancestry, options);
}

/** The same of what a step found; the warnings name evaluations by the ids that only the whole trace has. */
export function withWarnings(
  description: TraceDescription,
  trace: Trace,
  ancestry: Ancestry,
  options: AnalyzeOptions,
): Summary['trace'] {
  const warnings = [...optionWarnings(options, trace, ordersOf(trace)), ...warningsOf(trace, ancestry)];
  return { ...description, warnings };
}

/** The summary, with the claims that follow from its sections. */
export function compose(trace: Summary['trace'], analyses: Summary['analyses'], version: string): Summary {
  const tool = { name: 'nastrace', version } as const;
  const found = { schemaVersion: SCHEMA_VERSION, tool, trace, analyses } as const;
  return { ...found, claims: judgeClaims(found) };
}
