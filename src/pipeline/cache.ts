// From a trace to its `cache` section, and to its request stream: replays of caches on what the search transfers.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { type ReplayChoice, type ReplayFacts, replayCaches, requestsOf } from '../replay/index.ts';
import type { LayerSizes } from '../replay/layer-sizes.ts';
import { libCacheSimLines } from '../replay/libcachesim.ts';
import { type CacheSummary, cacheParams } from '../replay/schema.ts';
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
  const found = replayFacts(facts);
  return isSkipped(found) ? found : replayCaches(found, paramsOf(options), options);
}

/** The section alone, and what to beware of. @throws NastraceError `trace-invalid` for a trace without times. */
export function traceCaches(
  trace: Trace,
  options: CacheOptions,
): { cache: CacheSummary; warnings: readonly Warning[] } {
  const { facts, ancestry } = deriveFacts(trace, options);
  const cache = describeCaches(facts, options);
  if (isSkipped(cache)) throw new NastraceError('trace-invalid', `nothing to cache: ${cache.skipped}`);
  return { cache: rounded(cache), warnings: [...trace.warnings, ...ancestry.warnings] };
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
