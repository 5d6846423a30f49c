// Within a worker: how much of what a job accesses did the worker's previous job access too? (METHOD §4)

import type { Accesses } from '../../lineage/access/access.ts';
import { int32At } from '../../shared/columns.ts';

/** `worker[index]` is the worker of `jobs[index]`; jobs by start. `repeat` is null without pairs. */
export function measureRepeats(
  access: Accesses,
  jobs: Int32Array,
  worker: Int32Array,
  workers: number,
): { pairs: number; repeat: number | null } {
  const previous = new Int32Array(workers).fill(-1);
  let pairs = 0;
  let sum = 0;
  for (let index = 0; index < jobs.length; index++) {
    const job = int32At(jobs, index);
    const before = int32At(previous, int32At(worker, index));
    const size = access.size(job);
    previous[int32At(worker, index)] = job;
    if (before < 0 || size === 0) continue;
    pairs++;
    sum += access.common(before, job) / size;
  }
  return { pairs, repeat: pairs === 0 ? null : sum / pairs };
}
