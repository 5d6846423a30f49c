// From a trace to its `cache` section, and to its request stream: replays of caches on what the search transfers.

import type { FactsOrReasons } from '../analyses/contract.ts';
import {
  planReplay,
  type ReplayChoice,
  type ReplayFacts,
  type ReplayPlan,
  replayerOf,
  requestsOf,
} from '../replay/index.ts';
import type { LayerSizes } from '../replay/layer-sizes.ts';
import { libCacheSimLines } from '../replay/libcachesim.ts';
import { cacheParams } from '../replay/params.ts';
import type { CacheSummary } from '../replay/schema.ts';
import { NastraceError } from '../shared/errors.ts';
import { isSkipped, type Skipped } from '../shared/skipped.ts';
import { rounded } from '../shared/stable-json.ts';
import type { Trace, Warning } from '../trace/trace.ts';
import { deriveFacts, type FactOptions } from './facts.ts';

/** What the replay may be told; the rules' numbers by their symbols in docs/cache.md. */
export interface CacheOptions extends FactOptions, ReplayChoice {
  readonly access?: 'transfers' | 'presence' | undefined;
  readonly points?: number | undefined;
  /** τ. */
  readonly donations?: number | undefined;
  /** ε. */
  readonly epsilon?: number | undefined;
  /** Δ. */
  readonly broadcastSeconds?: number | undefined;
}

/** The section for `analyze`, from facts that are known already. */
export function describeCaches(facts: FactsOrReasons, options: CacheOptions): CacheSummary | Skipped {
  const plan = planOf(facts, options);
  return isSkipped(plan) ? plan : carryOut(plan);
}

export interface TraceCaches {
  readonly cache: CacheSummary;
  /** What to beware of. */
  readonly warnings: readonly Warning[];
}

/** The replays of a trace, to be carried out by `replayerOf(questions)` here or in threads. */
export type CachePlan = ReplayPlan<TraceCaches>;

/** What `traceCaches` would replay. @throws NastraceError `trace-invalid` for a trace without times. */
export function planCaches(trace: Trace, options: CacheOptions): CachePlan {
  const { facts, ancestry } = deriveFacts(trace, options);
  const plan = planOf(facts, options);
  if (isSkipped(plan)) throw new NastraceError('trace-invalid', `nothing to cache: ${plan.skipped}`);
  const warnings = [...trace.warnings, ...ancestry.warnings];
  return { ...plan, summarize: answers => ({ cache: rounded(plan.summarize(answers)), warnings }) };
}

/** The section alone. @throws NastraceError `trace-invalid` for a trace without times. */
export function traceCaches(trace: Trace, options: CacheOptions): TraceCaches {
  return carryOut(planCaches(trace, options));
}

/** The request stream in libCacheSim's CSV form, a line at a time, the header first. */
export function traceRequests(
  trace: Trace,
  options: CacheOptions & { readonly sizes?: LayerSizes | undefined },
): Iterable<string> {
  const facts = replayFacts(deriveFacts(trace, options).facts);
  if (isSkipped(facts)) throw new NastraceError('trace-invalid', `no requests: ${facts.skipped}`);
  return libCacheSimLines(trace, requestsOf(facts, paramsOf(options), options.sizes));
}

function planOf(facts: FactsOrReasons, options: CacheOptions): ReplayPlan<CacheSummary> | Skipped {
  const found = replayFacts(facts);
  return isSkipped(found) ? found : planReplay(found, paramsOf(options), options);
}

/** All in this thread. */
function carryOut<Summary>({ questions, tasks, summarize }: ReplayPlan<Summary>): Summary {
  return summarize(tasks.map(replayerOf(questions)));
}

function paramsOf(options: CacheOptions) {
  const params = cacheParams.safeParse(options);
  if (params.success) return params.data;
  const [issue] = params.error.issues;
  throw new NastraceError('usage', `option ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

function replayFacts(facts: FactsOrReasons): ReplayFacts | Skipped {
  const { trace, orders, stages, donors, settings, window } = facts;
  if (isSkipped(trace)) return trace;
  if (isSkipped(orders)) return orders;
  if (isSkipped(stages)) return stages;
  if (isSkipped(donors)) return donors;
  if (isSkipped(settings)) return settings;
  if (isSkipped(window)) return window;
  return { trace, orders, stages, donors, population: settings.population, sample: settings.sample, window };
}
