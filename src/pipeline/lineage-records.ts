// Who was whose parent, evaluation by evaluation in creation order: what `nastrace lineage` prints.

import { transferDepth } from '../lineage/donors.ts';
import type { GivenSettings } from '../lineage/settings.ts';
import { at, float64At, int32At } from '../shared/columns.ts';
import { NastraceError } from '../shared/errors.ts';
import { isSkipped } from '../shared/skipped.ts';
import { roundNumber } from '../shared/stable-json.ts';
import { ordersOf } from '../trace/orders.ts';
import { sequenceText } from '../trace/prefix-text.ts';
import { evaluationId, type Trace, type Warning } from '../trace/trace.ts';
import { deriveFacts } from './facts.ts';

export interface LineageRecord {
  /** The record's own id, else its place in the trace, `#1` first. */
  readonly id: string;
  readonly arch: string;
  readonly stage: 1 | 2;
  /** Most probable parent sequence; null in stage 1 and where none is likely. */
  readonly parent: string | null;
  /** Its posterior weight. */
  readonly confidence: number | null;
  /** Posterior weight of a random architecture; null in stage 1 and without lineage. */
  readonly random: number | null;
  /** Id of the evaluation that would give the weights, or gave them where the trace records it. */
  readonly donor: string | null;
  /** Number of leading layers given. */
  readonly transferred: number;
}

/** @throws NastraceError `trace-invalid` for a trace without times: nothing can be told of its lineage. */
export function traceLineage(
  trace: Trace,
  given: GivenSettings,
): { records: Iterable<LineageRecord>; warnings: readonly Warning[] } {
  const orders = ordersOf(trace);
  const { facts, ancestry } = deriveFacts(trace, given);
  const { stages, donors, lineage } = facts;
  if (isSkipped(stages) || isSkipped(donors)) {
    const reason = isSkipped(stages) ? stages.skipped : '';
    throw new NastraceError('trace-invalid', `no lineage: it ${reason}`);
  }
  const idOf = (evaluation: number) => evaluationId(trace, evaluation);
  const known = isSkipped(lineage) ? null : lineage.likelyParents();
  const describe = (evaluation: number): LineageRecord => {
    const parent = known === null ? -1 : int32At(known.parentSequence, evaluation);
    const donor = int32At(donors.donor, evaluation);
    return {
      id: idOf(evaluation),
      arch: sequenceText(trace, int32At(trace.sequence, evaluation)),
      stage: at(stages.stage, evaluation) === 1 ? 1 : 2,
      parent: parent < 0 ? null : sequenceText(trace, parent),
      confidence: known === null ? null : roundNumber(float64At(known.confidence, evaluation)),
      random: known === null ? null : roundNumber(float64At(known.randomWeight, evaluation)),
      donor: donor < 0 ? null : idOf(donor),
      transferred: transferDepth(donors, evaluation),
    };
  };
  return { records: inOrder(orders.creation, describe), warnings: ancestry.warnings };
}

function* inOrder(rows: Int32Array, describe: (row: number) => LineageRecord): Iterable<LineageRecord> {
  for (const row of rows) yield describe(row);
}
