// Which free worker gets the next child?
//
// fifo: whoever has been free longest, a plain task pool. locality: whoever's last model shares most leading layers
// with the child, as that worker holds their tensors; of equals whoever has been free longest. With a quantum of 1
// there is one free worker at a time, and the two are the same.

import { int32At } from '../shared/columns.ts';
import type { Workers } from './workers.ts';

/** Place in `free` of the worker for the architecture; `free` is not empty. */
export type Scheduler = (free: readonly number[], architecture: Int32Array, workers: Workers) => number;

export const SCHEDULERS: Readonly<Record<'fifo' | 'locality', Scheduler>> = {
  fifo: () => 0,
  locality: (free, architecture, workers) => {
    let best = 0;
    let most = -1;
    for (const [place, worker] of free.entries()) {
      const held = int32At(workers.id, worker) < 0 ? 0 : sharedLayers(workers, worker, architecture);
      if (held > most) {
        best = place;
        most = held;
      }
    }
    return best;
  },
};

function sharedLayers(workers: Workers, worker: number, architecture: Int32Array): number {
  const base = worker * architecture.length;
  let depth = 0;
  while (
    depth < architecture.length &&
    int32At(workers.architectures, base + depth) === int32At(architecture, depth)
  )
    depth++;
  return depth;
}
