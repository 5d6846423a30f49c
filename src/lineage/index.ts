// From a trace to who was whose parent: settings, stages, lineage, donors, staleness, in that order.
// What the trace cannot tell is a reason instead (METHOD §2).

import { type Skipped, skipped } from '../shared/skipped.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace, Warning } from '../trace/trace.ts';
import { type Donors, deriveDonors } from './donors.ts';
import { type Lineage, summarizeLineage } from './lineage.ts';
import { recordedReplay } from './recorded.ts';
import { inferredReplay } from './replay.ts';
import {
  determineSettings,
  fallbackSettings,
  type GivenSettings,
  rejectSettings,
  type Settings,
} from './settings.ts';
import { type Stages, stagesOf } from './stages.ts';

export interface Ancestry {
  readonly settings: Settings;
  readonly stages: Stages | Skipped;
  readonly lineage: Lineage | Skipped;
  /** Stage-2 evaluations, null where stages are unknown. */
  readonly eligible: number | null;
  readonly donors: Donors | Skipped;
  readonly warnings: readonly Warning[];
}

export function deriveAncestry(trace: Trace, orders: Orders, given: GivenSettings): Ancestry {
  const { known } = orders;
  if (known === null) return withoutTimes(trace, given);
  const recorded = trace.parentsRecorded;
  const donors = deriveDonors(trace, orders, known);
  const verdict = determineSettings(trace, orders, known.successes, given, recorded);
  const stages = stagesOf(known, verdict.settings.population);
  const none = (reason: string, settings: Settings, warnings: readonly Warning[]): Ancestry => {
    const stagesNow = stagesOf(known, settings.population);
    return {
      settings,
      stages: stagesNow,
      lineage: skipped(reason),
      eligible: stagesNow.stage2,
      donors,
      warnings,
    };
  };
  if (stages.stage2 === 0) {
    return none(
      'the search ended before its evolution began (no stage 2)',
      verdict.settings,
      verdict.warnings,
    );
  }
  if (!verdict.evolves)
    return none('no regularized evolution found in the trace', verdict.settings, verdict.warnings);
  const { population, sample, mutation } = verdict.settings;
  const model = { population, sample, mutation: mutation ?? 'redraw' };
  const replay = (recorded ? recordedReplay : inferredReplay)(trace, orders, known.successes, model);
  const lineage = summarizeLineage(trace, recorded ? 'recorded' : 'inferred', replay);
  if (!recorded && lineage.resolved * 2 < lineage.eligible) {
    const rejected = rejectSettings(trace, verdict.settings, given, lineage.resolved / lineage.eligible);
    return none('no regularized evolution found in the trace', rejected.settings, rejected.warnings);
  }
  const warnings = [...verdict.warnings, ...unresolvedWarning(lineage)];
  return { settings: verdict.settings, stages, lineage, eligible: lineage.eligible, donors, warnings };
}

function withoutTimes(trace: Trace, given: GivenSettings): Ancestry {
  const reason = skipped('needs start and end (or submit and gather) times, which the trace does not have');
  return {
    settings: fallbackSettings(given, trace.declared),
    stages: reason,
    lineage: reason,
    eligible: null,
    donors: reason,
    warnings: [],
  };
}

function unresolvedWarning(lineage: Lineage): Warning[] {
  if (lineage.unresolved === 0) return [];
  return [
    {
      code: 'unresolved-parents',
      message:
        'evolved evaluations have no likely parent in their population (another retirement rule, restarts, or other operators)',
      count: lineage.unresolved,
    },
  ];
}
