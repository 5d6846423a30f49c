// From plain records to the facts that an analysis is given, the way the pipeline derives them.

import type { Granted } from '../../src/analyses/contract.ts';
import { deriveFacts, type FactOptions } from '../../src/pipeline/facts.ts';
import { isSkipped, type Skipped } from '../../src/shared/skipped.ts';
import { type EvaluationRecord, TraceBuilder, type TraceHeader } from '../../src/trace/builder.ts';
import type { Trace } from '../../src/trace/trace.ts';

export type TestFacts = Granted<
  'trace' | 'orders' | 'settings' | 'window' | 'prefixLength',
  'stages' | 'donors' | 'lineage'
>;

export interface TestFactOptions extends FactOptions {
  readonly header?: TraceHeader;
}

/** The records as a trace; no source, nothing rejected. */
export function traceOf(records: readonly EvaluationRecord[], header: TraceHeader = {}): Trace {
  const builder = new TraceBuilder(header);
  for (const record of records) builder.add(record);
  return builder.build({ sources: [], format: 'jsonl', rejected: 0, warnings: [] });
}

/** All facts of the records; what needs times or an evolving search may be a reason instead. */
export function factsOf(records: readonly EvaluationRecord[], options: TestFactOptions = {}): TestFacts {
  const { facts } = deriveFacts(traceOf(records, options.header), options);
  return {
    trace: demand(facts.trace),
    orders: demand(facts.orders),
    settings: demand(facts.settings),
    window: demand(facts.window),
    prefixLength: demand(facts.prefixLength),
    stages: facts.stages,
    donors: facts.donors,
    lineage: facts.lineage,
  };
}

/** The fact itself; throws with the reason where the trace cannot give it. */
export function demand<Fact>(fact: Fact | Skipped): Fact {
  if (isSkipped(fact)) throw new Error(fact.skipped);
  return fact;
}
