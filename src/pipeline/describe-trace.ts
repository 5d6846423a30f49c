// The `trace` section of the summary: what was read and what is known of the search (METHOD §1, §2).

import type { FactsOrReasons } from '../analyses/contract.ts';
import { transferShares } from '../lineage/donors.ts';
import { busySeconds, summarizeDurations } from '../lineage/durations.ts';
import type { Ancestry } from '../lineage/index.ts';
import type { LineageFindings } from '../lineage/lineage.ts';
import { measureStaleness } from '../lineage/staleness.ts';
import { isSkipped, type Skipped } from '../shared/skipped.ts';
import type { TraceSummary } from '../summary/trace-schema.ts';
import { traceEnd, traceOrigin } from '../trace/clock.ts';
import { checkIntegrity } from '../trace/integrity/index.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace, Warning } from '../trace/trace.ts';

export type TraceDescription = Omit<TraceSummary, 'warnings'>;

export function describeTrace(
  facts: FactsOrReasons,
  ancestry: Ancestry,
  trace: Trace,
  orders: Orders,
): TraceDescription {
  const { settings, stages } = ancestry;
  const { donors } = facts;
  const successes = orders.candidates.length;
  const { minLength, maxLength } = trace.sequences;
  const isEmpty = trace.evaluations === 0;
  return {
    sources: [...trace.sources],
    format: trace.format,
    evaluations: trace.evaluations,
    successes,
    failures: trace.evaluations - successes,
    rejected: trace.rejected,
    workers: trace.workers.length === 0 ? null : trace.workers.length,
    workersInferred: trace.workersInferred,
    sequenceLength: { min: isEmpty ? null : minLength, max: isEmpty ? null : maxLength },
    space: trace.space.map(({ name, choices }) => ({ name, choices: [...choices] })),
    ...describeTimes(trace),
    stage1: isSkipped(stages) ? null : stages.stage1,
    stage2: isSkipped(stages) ? null : stages.stage2,
    settings: { ...settings },
    window: numberFact(facts.window),
    prefixLength: numberFact(facts.prefixLength),
    lineage: describeLineage(ancestry),
    transfer: isSkipped(donors) ? donors : isSkipped(stages) ? stages : transferShares(trace, donors, stages),
    staleness: isSkipped(stages) ? stages : measureStaleness(trace, orders, stages, settings.population),
  };
}

/** What is odd about a trace: found as it was read, by looking it through, and by its lineage. */
export function warningsOf(trace: Trace, ancestry: Ancestry): Warning[] {
  const found = checkIntegrity(trace).map(({ code, message, count }) => ({ code, message, count }));
  return [...trace.warnings, ...found, ...ancestry.warnings];
}

type Times = Pick<TraceSummary, 'start' | 'end' | 'seconds' | 'evaluationSeconds' | 'utilization'>;

function describeTimes(trace: Trace): Times {
  const start = trace.times.has('start') ? traceOrigin(trace) : null;
  const end = traceEnd(trace);
  const seconds = start === null || end === null ? null : end - start;
  const busy = busySeconds(trace);
  const workers = trace.workers.length;
  return {
    start: start === null ? null : start + trace.clockOrigin,
    end: end === null ? null : end + trace.clockOrigin,
    seconds,
    evaluationSeconds: summarizeDurations(trace),
    utilization: seconds === null || seconds === 0 || workers === 0 ? null : busy / (workers * seconds),
  };
}

function describeLineage({ lineage, stages, eligible }: Ancestry): TraceSummary['lineage'] {
  if (isSkipped(stages)) return stages;
  if (isSkipped(lineage)) return { source: 'none', eligible: eligible ?? 0 };
  return summaryOf(lineage);
}

function summaryOf({ source, eligible, resolved, unresolved, certain, meanConfidence }: LineageFindings) {
  return { source, eligible, resolved, unresolved, certain, meanConfidence };
}

function numberFact(fact: number | Skipped): number {
  return isSkipped(fact) ? 0 : fact;
}
