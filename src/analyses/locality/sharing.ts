// Across workers: of the jobs in flight elsewhere when a job starts, which share access its deepest tensor?
// (METHOD §4; paper V-B3)
//
// The jobs in flight are kept so that a question costs the same whatever the paths are long (access.ts).

import type { Accesses, AccessesInFlight } from '../../lineage/access/access.ts';
import { float64At, int32At, scratchFloat64, uint8At } from '../../shared/columns.ts';
import { ASKS, KIND_BITS, type Schedule, STARTS } from './jobs.ts';

/** By index into the schedule's jobs: the share, NaN where the job accesses nothing or nobody is in flight. */
export function measureSharing(access: Accesses, schedule: Schedule): Float64Array {
  const { jobs, events } = schedule;
  const shares = scratchFloat64(jobs.length);
  const inFlight = access.newInFlight();
  for (let place = 0; place < events.length; place++) {
    const event = int32At(events, place);
    const kind = event & ((1 << KIND_BITS) - 1);
    const index = event >> KIND_BITS;
    if (kind === ASKS) shares[index] = shareOf(access, schedule, inFlight, index);
    else if (kind === STARTS) inFlight.enter(int32At(jobs, index));
    else inFlight.leave(int32At(jobs, index));
  }
  return shares;
}

function shareOf(access: Accesses, schedule: Schedule, inFlight: AccessesInFlight, index: number): number {
  const { jobs, others, overlaps, overlapOffsets, takesTime } = schedule;
  const job = int32At(jobs, index);
  if (int32At(others, index) === 0 || access.deepest(job) < 0) return Number.NaN;
  let sharing = inFlight.countSharing(job) - uint8At(takesTime, index);
  for (let slot = int32At(overlapOffsets, index); slot < int32At(overlapOffsets, index + 1); slot++) {
    if (access.reachesDeepest(int32At(jobs, int32At(overlaps, slot)), job)) sharing--;
  }
  return sharing / int32At(others, index);
}

/** The mean over the jobs that have a share; null without any. */
export function meanShare(shares: Float64Array): number | null {
  let sum = 0;
  let jobs = 0;
  for (let index = 0; index < shares.length; index++) {
    const share = float64At(shares, index);
    if (Number.isNaN(share)) continue;
    sum += share;
    jobs++;
  }
  return jobs === 0 ? null : sum / jobs;
}
