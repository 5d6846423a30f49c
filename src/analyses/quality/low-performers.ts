// Do models worse than a typical random one keep appearing? (METHOD §5; paper V-C1, V-C3)

import type { Stages } from '../../lineage/stages.ts';
import { float64At, float64Of, uint8At } from '../../shared/columns.ts';
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
  const qualitiesOf = (stage: number) =>
    float64Of(
      orders.candidates.filter(evaluation => uint8At(stages.stage, evaluation) === stage),
      evaluation => float64At(trace.quality, evaluation),
    );
  const random = qualitiesOf(1).sort();
  const evolved = qualitiesOf(2);
  const threshold = givenThreshold ?? (random.length === 0 ? null : quantileType7(random, 0.5));
  const windows = Math.floor(evolved.length / window);
  if (threshold === null) return { threshold, count: null, share: null, windows, windowsWithout: windows };
  const isLow = (quality: number) => quality < threshold;
  const count = evolved.filter(isLow).length;
  let windowsWithout = 0;
  for (let index = 0; index < windows; index++) {
    if (!evolved.subarray(index * window, (index + 1) * window).some(isLow)) windowsWithout++;
  }
  return {
    threshold,
    count,
    share: evolved.length === 0 ? null : count / evolved.length,
    windows,
    windowsWithout,
  };
}
