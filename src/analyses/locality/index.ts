// Where is the temporal locality of tensors, within and across workers? (METHOD §4; paper V-B, RQ2)

import type { AccessModel } from '../../lineage/access/access.ts';
import { accessModel } from '../../lineage/access/index.ts';
import { RecordedAccess } from '../../lineage/access/recorded-access.ts';
import { summarizeDurations } from '../../lineage/durations.ts';
import { int32At } from '../../shared/columns.ts';
import { skipped } from '../../shared/skipped.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';
import { defineAnalysis } from '../contract.ts';
import { BurstWatch } from './bursts.ts';
import { figures } from './figures.ts';
import { evaluationsByEnd, jobsByStart, restrictTo, type Schedule, scheduleJobs } from './jobs.ts';
import { TESTED_EVALUATIONS, testLocality } from './nulls.ts';
import { type LocalityParams, localityParams } from './params.ts';
import { describeQuanta } from './quanta.ts';
import { measureReuse } from './reuse-distance.ts';
import type { LocalitySummary } from './schema.ts';
import { AccessPoints, binSharing } from './series.ts';
import { meanShare, measureSharing } from './sharing.ts';
import { countCoaccess, findTopTensors, UnitReaders, visitReaders } from './tensors.ts';

/** Δ of bursts as a share of the mean evaluation time. */
const BURST_SHARE = 0.05;

export const locality = defineAnalysis({
  meta: {
    id: 'locality',
    title: 'Locality',
    question: 'Where is the temporal locality of tensors, within and across workers?',
    needs: ['trace', 'orders', 'stages', 'donors'],
    wants: [],
  },
  params: localityParams,
  run: ({ trace, orders, stages, donors }, params): LocalitySummary => {
    const access = accessModel(trace, orders, stages.known, donors, params.access);
    const top = findTopTensors(access);
    const gap = params.burstSeconds ?? BURST_SHARE * (summarizeDurations(trace).mean ?? 0);
    const readers = new UnitReaders(trace, top.units.length);
    const bursts = new BurstWatch(trace, top.units.length, gap);
    const points = new AccessPoints(trace, top);
    const byEnd = evaluationsByEnd(trace, orders);
    visitReaders(access, top.units, orders.byStart, (evaluation, places, count) => {
      readers.visit(evaluation, places, count);
      bursts.visit(evaluation, places, count);
      points.visit(evaluation, places, count);
    });
    return {
      params,
      accesses: access.kind,
      tensors: readers.describe(top.tensors),
      ...bursts.describe(top.tensors),
      coaccess: access instanceof RecordedAccess ? countCoaccess(trace, access, top) : null,
      quanta: trace.workers.length === 0 ? skipped('needs workers') : describeQuanta(trace, byEnd),
      topTensorWorkers: readers.countTopReaders(stages.stage, top.tensors[0]),
      ...measureWorkers({ trace, orders, byEnd, access, stage: stages.stage, params }, points.describe()),
    };
  },
  figures,
});

type WorkerParts = Pick<LocalitySummary, 'withinWorker' | 'acrossWorkers' | 'reuseDistance' | 'series'>;

interface Measured {
  readonly trace: Trace;
  readonly orders: Orders;
  readonly byEnd: Int32Array;
  readonly access: AccessModel;
  readonly stage: Uint8Array;
  readonly params: LocalityParams;
}

/** Everything that looks at who ran what when. */
function measureWorkers(
  { trace, orders, byEnd, access, stage, params }: Measured,
  points: Pick<LocalitySummary['series'], 'accessPoints' | 'accessPointsTotal'>,
): WorkerParts {
  const jobs = jobsByStart(trace, orders.byStart);
  const across = measureAcross(access, scheduleJobs(trace, jobs, byEnd));
  const { reuseDistance, repeats } = measureReuse(trace, access, jobs);
  const tested = orders.creation.slice(-TESTED_EVALUATIONS);
  const schedule = scheduleJobs(trace, jobsByStart(trace, restrictTo(orders.byStart, tested)), byEnd);
  const tests = testLocality({
    access,
    schedule,
    worker: schedule.jobs.map(job => int32At(trace.worker, job)),
    workers: trace.workers.length,
    stage,
    permutations: params.permutations,
    seed: params.seed,
  });
  return {
    withinWorker: { ...repeats, temporalNull: tests.repeatTemporal, workerNull: tests.repeatWorker },
    acrossWorkers: { ...across, temporalNull: tests.sharingTemporal },
    reuseDistance,
    series: {
      ...points,
      sharing: binSharing(trace, schedule, tests.observedShares, tests.permutedShares),
    },
  };
}

/** Of a schedule of all jobs, which takes much memory and is not kept. */
function measureAcross(access: AccessModel, schedule: Schedule) {
  const sharing = meanShare(measureSharing(access, schedule));
  let inFlight = 0;
  for (let index = 0; index < schedule.jobs.length; index++) inFlight += int32At(schedule.others, index);
  return { meanInFlight: schedule.jobs.length === 0 ? null : inFlight / schedule.jobs.length, sharing };
}
