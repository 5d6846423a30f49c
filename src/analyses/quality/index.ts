// How does quality grow, and which models will never be a parent? (METHOD §5; paper V-C, RQ4)

import { POINT_BUDGET, thinIndices } from '../../charts/thin.ts';
import type { Lineage } from '../../lineage/lineage.ts';
import { ranksAtCompletion } from '../../lineage/ranks-at-completion.ts';
import type { Settings } from '../../lineage/settings.ts';
import { qualitiesOf } from '../../lineage/sliding-population.ts';
import type { Stages } from '../../lineage/stages.ts';
import { float64At, float64Of } from '../../shared/columns.ts';
import { collectNow } from '../../shared/memory.ts';
import { isSkipped, type Skipped } from '../../shared/skipped.ts';
import { traceOrigin } from '../../trace/clock.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';
import { defineAnalysis } from '../contract.ts';
import { countDensity } from './density.ts';
import { countDuplicates } from './duplicates.ts';
import { figures } from './figures.ts';
import { describeLifetime, followMembers } from './lifetime.ts';
import { countLowPerformers } from './low-performers.ts';
import { OffspringCount } from './offspring.ts';
import { qualityParams } from './params.ts';
import { countExpectedRecords, describeQuantiles, findImprovements, testDiminishing } from './records.ts';
import type { QualitySummary } from './schema.ts';
import { measureSelection, ParentRanges } from './selection-curve.ts';
import { describeTransferBound } from './transfer-bound.ts';
import { takeWindowMedians } from './window-medians.ts';

export const quality = defineAnalysis({
  meta: {
    id: 'quality',
    title: 'Quality',
    question: 'How does quality grow, and which models will never be a parent?',
    needs: ['trace', 'orders', 'settings', 'window'],
    wants: ['stages', 'lineage'],
  },
  params: qualityParams,
  run: ({ trace, orders, settings, window, stages, lineage }, params): QualitySummary => {
    const qualities = qualitiesOf(trace, orders);
    const improvements = findImprovements(qualities, endsOf(trace, orders));
    const quantiles = describeQuantiles(qualities);
    const { ranges, transferBound, lifetime } = describeParents(qualities, orders, settings, stages, lineage);
    // What was known of each candidate is not needed while shares are fitted.
    collectNow();
    return {
      params,
      best: improvements.at(-1)?.quality ?? null,
      bestCandidate: improvements.at(-1)?.candidate ?? null,
      quantiles,
      improvements,
      expectedRecords: countExpectedRecords(qualities.length),
      diminishing: testDiminishing(improvements, params.seed),
      duplicates: countDuplicates(trace, orders),
      lowPerformers: isSkipped(stages)
        ? stages
        : countLowPerformers(trace, orders, stages, window, params.lowQuality),
      transferBound,
      selection:
        ranges === null
          ? lineageReason(lineage)
          : measureSelection(ranges, settings.population, settings.sample),
      lifetime,
      series: describeSeries(qualities, endsOf(trace, orders), quantiles, window, params.fullRange),
    };
  },
  figures,
});

/** Seconds from the first start to each candidate's end, by candidate index. */
function endsOf(trace: Trace, { candidates }: Orders): Float64Array {
  const origin = traceOrigin(trace);
  return float64Of(candidates, evaluation => float64At(trace.end, evaluation) - origin);
}

/** What follows from who was a parent, and of which ranks parents were: one replay for all. */
function describeParents(
  qualities: Float64Array,
  orders: Orders,
  settings: Settings,
  stages: Stages | Skipped,
  lineage: Lineage | Skipped,
) {
  const { population, sample } = settings;
  const members =
    isSkipped(lineage) || isSkipped(stages) ? null : followMembers(qualities, orders, stages, settings);
  const ranks = members?.ranks ?? ranksAtCompletion(qualities, population);
  const parents = isSkipped(lineage) ? null : surveyParents(orders, lineage, population, sample);
  const offspring = parents?.offspring ?? null;
  return {
    ranges: parents?.ranges ?? null,
    transferBound: describeTransferBound(qualities, ranks, population, sample, offspring),
    lifetime:
      members === null || offspring === null
        ? lineageReason(lineage, stages)
        : describeLifetime(members, population, offspring),
  };
}

function surveyParents(orders: Orders, lineage: Lineage, population: number, sample: number) {
  const offspring = new OffspringCount(orders, population, sample);
  const ranges = new ParentRanges(population, lineage.eligible);
  lineage.replay(creation => {
    offspring.visit(creation);
    ranges.visit(creation);
  });
  return { offspring: offspring.summarize(), ranges: ranges.finish() };
}

function lineageReason(...parts: readonly unknown[]) {
  return parts.find(isSkipped) ?? { skipped: 'needs lineage' };
}

function describeSeries(
  qualities: Float64Array,
  ends: Float64Array,
  quantiles: QualitySummary['quantiles'],
  window: number,
  fullRange: boolean,
): QualitySummary['series'] {
  const axisLow = fullRange ? quantiles.p0 : quantiles.p25;
  const isDense = qualities.length > POINT_BUDGET && axisLow !== null;
  const density = isDense ? countDensity(qualities, ends, axisLow) : null;
  return {
    points: thinIndices(qualities, POINT_BUDGET).map(index => ({
      candidate: index + 1,
      end: Number.isNaN(ends[index]) ? null : float64At(ends, index),
      quality: float64At(qualities, index),
    })),
    pointsTotal: qualities.length,
    axisLow,
    hidden: axisLow === null ? 0 : countLess(qualities, axisLow),
    ...(density !== null && { density }),
    windowMedians: takeWindowMedians(qualities, ends, window),
  };
}

function countLess(values: Float64Array, bound: number): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    if (float64At(values, index) < bound) count++;
  }
  return count;
}
