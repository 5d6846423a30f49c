// From a trace to who was whose parent: settings, stages, lineage, in that order, and donors.
// What the trace cannot tell is a reason instead (METHOD §2).
//
// Each step takes and gives plain data, so that a thread can take it while others take others.

import { isSkipped, type Skipped, skipped } from '../shared/skipped.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace, Warning } from '../trace/trace.ts';
import { type Donors, deriveDonors } from './donors.ts';
import { findLineage, type LineageFindings } from './lineage.ts';
import {
  determineSettings,
  fallbackSettings,
  type GivenSettings,
  rejectSettings,
  type Settings,
  type Verdict,
} from './settings.ts';
import { type Stages, stagesOf } from './stages.ts';

export interface Ancestry {
  readonly settings: Settings;
  readonly stages: Stages | Skipped;
  readonly lineage: LineageFindings | Skipped;
  /** Stage-2 evaluations, null where stages are unknown. */
  readonly eligible: number | null;
  readonly warnings: readonly Warning[];
}

const NO_TIMES = skipped('needs start and end (or submit and gather) times, which the trace does not have');
const NO_STAGE_2 = skipped('the search ended before its evolution began (no stage 2)');
const NO_EVOLUTION = skipped('no regularized evolution found in the trace');

export function deriveAncestry(trace: Trace, orders: Orders, given: GivenSettings): Ancestry {
  return findAncestry(trace, orders, given, findSettings(trace, orders, given));
}

export function findDonors(trace: Trace, orders: Orders): Donors | Skipped {
  return orders.known === null ? NO_TIMES : deriveDonors(trace, orders, orders.known);
}

/** The settings, of which a lineage that fails may yet make others; null without times. */
export function findSettings(trace: Trace, orders: Orders, given: GivenSettings): Verdict | null {
  if (orders.known === null) return null;
  return determineSettings(trace, orders, orders.known.successes, given, trace.parentsRecorded);
}

/** What is known before a lineage is looked for, and stays so unless it fails. */
export function beforeLineage(
  trace: Trace,
  { known }: Orders,
  given: GivenSettings,
  verdict: Verdict | null,
): Ancestry {
  return known === null || verdict === null
    ? {
        settings: fallbackSettings(given, trace.declared),
        stages: NO_TIMES,
        lineage: NO_TIMES,
        eligible: null,
        warnings: [],
      }
    : without(NO_EVOLUTION, verdict, stagesOf(known, verdict.settings.population));
}

export function findAncestry(
  trace: Trace,
  orders: Orders,
  given: GivenSettings,
  verdict: Verdict | null,
): Ancestry {
  const before = beforeLineage(trace, orders, given, verdict);
  const { known } = orders;
  const { stages } = before;
  if (known === null || verdict === null || isSkipped(stages)) return before;
  if (stages.stage2 === 0) return without(NO_STAGE_2, verdict, stages);
  if (!verdict.evolves) return before;
  const { population, sample, mutation } = verdict.settings;
  const model = { population, sample, mutation: mutation ?? 'redraw' };
  const lineage = findLineage(trace, orders, known.successes, model);
  const { eligible, resolved } = lineage;
  if (lineage.source === 'inferred' && resolved * 2 < eligible) {
    const rejected = rejectSettings(trace, verdict.settings, given, resolved / eligible);
    return without(NO_EVOLUTION, rejected, stagesOf(known, rejected.settings.population));
  }
  const warnings = [...verdict.warnings, ...unresolvedWarning(lineage)];
  return { settings: verdict.settings, stages, lineage, eligible, warnings };
}

function without(lineage: Skipped, { settings, warnings }: Verdict, stages: Stages): Ancestry {
  return { settings, stages, lineage, eligible: stages.stage2, warnings };
}

function unresolvedWarning({ unresolved }: LineageFindings): Warning[] {
  if (unresolved === 0) return [];
  return [
    {
      code: 'unresolved-parents',
      message:
        'evolved evaluations have no likely parent in their population (another retirement rule, restarts, or other operators)',
      count: unresolved,
    },
  ];
}
