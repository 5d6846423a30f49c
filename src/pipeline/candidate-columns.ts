// What candidates.csv says beyond the facts (candidate-table.ts), as columns.
//
// Every number is made by the function that the summary's is made by.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { popularityParams } from '../analyses/popularity/params.ts';
import { numberPrefixes } from '../analyses/popularity/prefixes.ts';
import { tiersAtCompletion } from '../analyses/popularity/tiers-at-completion.ts';
import type { LikelyParents } from '../lineage/lineage.ts';
import { ranksAtCompletion } from '../lineage/ranks-at-completion.ts';
import { qualitiesOf } from '../lineage/sliding-population.ts';
import { inCommon } from '../shared/columns.ts';
import { isSkipped } from '../shared/skipped.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import type { AnalyzeOptions } from './options.ts';

/** Null where nothing can be said. */
export interface CandidateColumns {
  /** λ by candidate index; 0 before there are P. */
  readonly ranks: Int32Array | null;
  /** By candidate index: number of the prefix, and its tier at completion, 0 for one that carries none. */
  readonly prefixes: { readonly ids: Int32Array; readonly tiers: Uint8Array } | null;
  readonly parents: Omit<LikelyParents, 'randomWeight'> | null;
}

export function candidateColumns(facts: FactsOrReasons, options: AnalyzeOptions): CandidateColumns {
  const { trace, orders } = facts;
  if (isSkipped(trace) || isSkipped(orders)) return { ranks: null, prefixes: null, parents: null };
  return inCommon({
    ranks: findRanks(trace, orders, facts),
    prefixes: findPrefixes(trace, orders, facts, options),
    parents: findParents(facts),
  });
}

function findRanks(trace: Trace, orders: Orders, { settings }: FactsOrReasons): Int32Array | null {
  return isSkipped(settings) ? null : ranksAtCompletion(qualitiesOf(trace, orders), settings.population);
}

function findPrefixes(
  trace: Trace,
  orders: Orders,
  { window, prefixLength }: FactsOrReasons,
  options: AnalyzeOptions,
): CandidateColumns['prefixes'] {
  if (isSkipped(window) || isSkipped(prefixLength)) return null;
  const prefixes = numberPrefixes(trace, orders, prefixLength);
  const tiers = tiersAtCompletion(prefixes, window, popularityParams.parse(options));
  return { ids: prefixes.ofCandidate, tiers };
}

function findParents({ lineage }: FactsOrReasons): CandidateColumns['parents'] {
  if (isSkipped(lineage)) return null;
  const { parentSequence, confidence, onlyParent } = lineage.likelyParents();
  return { parentSequence, confidence, onlyParent };
}
