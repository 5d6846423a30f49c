// Across workers: of the jobs in flight elsewhere when a job starts, which share access its deepest tensor?
// (METHOD §4; paper V-B3)
//
// Each unit counts the jobs in flight that access it, so a job costs its path, whatever is in flight.

import type { AccessModel } from '../../lineage/access/access.ts';
import { at, int32At } from '../../shared/columns.ts';
import { ASKS, type Schedule, STARTS } from './jobs.ts';

/** By index into the schedule's jobs: the share, NaN where the job accesses nothing or nobody is in flight. */
export function measureSharing(access: AccessModel, schedule: Schedule): Float64Array {
  const { jobs, events } = schedule;
  const shares = new Float64Array(jobs.length);
  const active = new Int32Array(access.units);
  let step = 1;
  const bump = (unit: number) => {
    active[unit] = int32At(active, unit) + step;
  };
  for (const event of events) {
    const index = Math.floor(event / 3);
    const kind = event % 3;
    if (kind === ASKS) {
      shares[index] = shareOf(access, schedule, active, index);
      continue;
    }
    step = kind === STARTS ? 1 : -1;
    access.forEachUnit(int32At(jobs, index), bump);
  }
  return shares;
}

function shareOf(access: AccessModel, schedule: Schedule, active: Int32Array, index: number): number {
  const { jobs, others, overlaps, overlapOffsets, takesTime } = schedule;
  const job = int32At(jobs, index);
  const unit = access.deepest(job);
  if (unit < 0 || int32At(others, index) === 0) return Number.NaN;
  let sharing = int32At(active, unit) - at(takesTime, index);
  for (let slot = int32At(overlapOffsets, index); slot < int32At(overlapOffsets, index + 1); slot++) {
    if (access.reachesDeepest(int32At(jobs, int32At(overlaps, slot)), job)) sharing--;
  }
  return sharing / int32At(others, index);
}

/** The mean over the jobs that have a share; null without any. */
export function meanShare(shares: Float64Array): number | null {
  let sum = 0;
  let jobs = 0;
  for (const share of shares) {
    if (Number.isNaN(share)) continue;
    sum += share;
    jobs++;
  }
  return jobs === 0 ? null : sum / jobs;
}
