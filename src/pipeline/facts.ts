// Everything that can be known of a trace before the analyses, each fact or the reason why not.

import type { FactsOrReasons } from '../analyses/contract.ts';
import type { Donors } from '../lineage/donors.ts';
import { type Ancestry, deriveAncestry, findDonors } from '../lineage/index.ts';
import { lineageOf } from '../lineage/lineage.ts';
import type { GivenSettings } from '../lineage/settings.ts';
import { isSkipped, type Skipped } from '../shared/skipped.ts';
import { type Orders, ordersOf } from '../trace/orders.ts';
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
  return { facts: factsOf(trace, orders, ancestry, findDonors(trace, orders), options), ancestry };
}

export function factsOf(
  trace: Trace,
  orders: Orders,
  { settings, stages, lineage }: Ancestry,
  donors: Donors | Skipped,
  options: FactOptions,
): FactsOrReasons {
  const replayed = () => {
    if (isSkipped(lineage)) return lineage;
    return isSkipped(stages) ? stages : lineageOf(trace, orders, stages.known.successes, lineage);
  };
  return {
    trace,
    orders,
    settings,
    window: options.window ?? settings.population,
    prefixLength: Math.min(options.prefixLength ?? DEFAULT_PREFIX_LENGTH, trace.sequences.maxLength),
    stages,
    donors,
    lineage: replayed(),
  };
}
