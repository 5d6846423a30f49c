// How often does a search evaluate an architecture again, and what does it cost? (METHOD §5)

import { float64At, int32At, uint8At } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import { hasTimes, type Trace } from '../../trace/trace.ts';
import type { QualitySummary } from './schema.ts';

export function countDuplicates(trace: Trace, orders: Orders): QualitySummary['duplicates'] {
  const met = new Uint8Array(trace.sequences.count);
  let evaluations = 0;
  let seconds = 0;
  for (let place = 0; place < orders.creation.length; place++) {
    const evaluation = int32At(orders.creation, place);
    const sequence = int32At(trace.sequence, evaluation);
    if (uint8At(met, sequence) === 1) {
      evaluations++;
      const spent = float64At(trace.end, evaluation) - float64At(trace.start, evaluation);
      if (!Number.isNaN(spent)) seconds += spent;
    }
    met[sequence] = 1;
  }
  return {
    evaluations,
    share: trace.evaluations === 0 ? null : evaluations / trace.evaluations,
    seconds: hasTimes(trace, 'start', 'end') ? seconds : null,
    distinct: trace.sequences.count,
  };
}
