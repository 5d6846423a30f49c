// Do models worse than a typical random one keep appearing? (METHOD §5; paper V-C1, V-C3)

import type { Stages } from '../../lineage/stages.ts';
import { float64At, int32At, scratchFloat64, uint8At } from '../../shared/columns.ts';
import { quantileType7 } from '../../stats/quantile.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';
import type { QualitySummary } from './schema.ts';

type LowPerformers = Exclude<QualitySummary['lowPerformers'], { skipped: string }>;

/** `givenThreshold` null: the median of the stage-1 successes. */
export function countLowPerformers(
  trace: Trace,
  orders: Orders,
  stages: Stages,
  window: number,
  givenThreshold: number | null,
): LowPerformers {
  const threshold = givenThreshold ?? medianOfRandom(trace, orders, stages);
  let evolved = 0;
  let count = 0;
  let windowsWithout = 0;
  let windowHasOne = false;
  for (let index = 0; index < orders.candidates.length; index++) {
    const evaluation = int32At(orders.candidates, index);
    if (uint8At(stages.stage, evaluation) !== 2) continue;
    evolved++;
    if (threshold !== null && float64At(trace.quality, evaluation) < threshold) {
      count++;
      windowHasOne = true;
    }
    if (evolved % window !== 0) continue;
    if (!windowHasOne) windowsWithout++;
    windowHasOne = false;
  }
  const windows = Math.floor(evolved / window);
  if (threshold === null) return { threshold, count: null, share: null, windows, windowsWithout };
  return { threshold, count, share: evolved === 0 ? null : count / evolved, windows, windowsWithout };
}

/** The median of the stage-1 successes; null without any. */
function medianOfRandom(trace: Trace, orders: Orders, stages: Stages): number | null {
  const random = scratchFloat64(Math.min(stages.stage1, orders.candidates.length));
  let count = 0;
  for (let index = 0; index < orders.candidates.length; index++) {
    const evaluation = int32At(orders.candidates, index);
    if (uint8At(stages.stage, evaluation) === 1) random[count++] = float64At(trace.quality, evaluation);
  }
  return count === 0 ? null : quantileType7(random.subarray(0, count).sort(), 0.5);
}
