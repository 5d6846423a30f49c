// The two statistics whose null distributions METHOD §4 asks for, as plain functions of jobs.

import { itemAt } from '../../src/shared/columns.ts';
import { meanOrNull } from './numbers.ts';
import { sortStably } from './world.ts';

export interface Jobs {
  start: readonly number[];
  end: readonly number[];
  worker: readonly string[];
  /** Tensors of each job, the deepest last. */
  accesses: readonly (readonly string[])[];
}

/** A worker's jobs in start order, for each worker. */
export function listByWorker(jobs: Pick<Jobs, 'start' | 'worker'>): number[][] {
  const order = sortStably(jobs.start.length, [jobs.start]);
  return [...new Set(jobs.worker)].map(name => order.filter(job => itemAt(jobs.worker, job) === name));
}

/** Mean share of a job's tensors that its worker's previous job accessed too. */
export function measureRepeat(jobs: Jobs): { pairs: number; repeat: number | null } {
  const shares = listByWorker(jobs).flatMap(list =>
    list.slice(1).flatMap((second, i) => {
      const now = [...new Set(itemAt(jobs.accesses, second))];
      const before = itemAt(jobs.accesses, itemAt(list, i));
      return now.length === 0 ? [] : [now.filter(id => before.includes(id)).length / now.length];
    }),
  );
  return { pairs: shares.length, repeat: meanOrNull(shares) };
}

/** How many jobs of other workers are in flight at a job's start, and how many of them access its deepest tensor. */
export function measureSharing(jobs: Jobs): { meanInFlight: number | null; sharing: number | null } {
  const all = jobs.start.map((_, job) => job);
  const found = all.map(job => {
    const others = all.filter(
      other =>
        itemAt(jobs.worker, other) !== itemAt(jobs.worker, job) &&
        itemAt(jobs.start, other) <= itemAt(jobs.start, job) &&
        itemAt(jobs.start, job) < itemAt(jobs.end, other),
    );
    const deepest = itemAt(jobs.accesses, job).at(-1);
    const sharing = others.filter(o => deepest !== undefined && itemAt(jobs.accesses, o).includes(deepest));
    return { deepest, inFlight: others.length, share: sharing.length / others.length };
  });
  const counted = found.filter(({ deepest, inFlight }) => deepest !== undefined && inFlight > 0);
  return {
    meanInFlight: meanOrNull(found.map(({ inFlight }) => inFlight)),
    sharing: meanOrNull(counted.map(({ share }) => share)),
  };
}
