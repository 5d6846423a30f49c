// Everything that can be known of a trace before the analyses, each fact or the reason why not.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { type Ancestry, deriveAncestry } from '../lineage/index.ts';
import type { GivenSettings } from '../lineage/settings.ts';
import { ordersOf } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';

export interface FactOptions extends GivenSettings {
  /** W in candidates; default P. */
  readonly window?: number | undefined;
  /** k; default 3, at most the longest sequence. */
  readonly prefixLength?: number | undefined;
}

const DEFAULT_PREFIX_LENGTH = 3;

export function deriveFacts(
  trace: Trace,
  options: FactOptions,
): { facts: FactsOrReasons; ancestry: Ancestry } {
  const orders = ordersOf(trace);
  const ancestry = deriveAncestry(trace, orders, options);
  const facts: FactsOrReasons = {
    trace,
    orders,
    settings: ancestry.settings,
    window: options.window ?? ancestry.settings.population,
    prefixLength: Math.min(options.prefixLength ?? DEFAULT_PREFIX_LENGTH, trace.sequences.maxLength),
    stages: ancestry.stages,
    donors: ancestry.donors,
    lineage: ancestry.lineage,
  };
  return { facts, ancestry };
}
