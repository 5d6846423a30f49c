// Workers of a trace that names none: lanes inferred from overlapping evaluations.
//
// Assumes one evaluation at a time on a worker; each takes the first lane that is free at its start
// (INTERFACE). Lanes are numbered by first use. Evaluations without both times get none.

import { at } from '../shared/columns.ts';
import { MinHeap } from '../shared/min-heap.ts';

/** Lane of each evaluation (−1 without times) and the number of lanes. */
export function inferLanes(start: Float64Array, end: Float64Array): { lane: Int32Array; lanes: number } {
  const lane = new Int32Array(start.length).fill(-1);
  const order = Int32Array.from({ length: start.length }, (_, row) => row)
    .filter(row => !Number.isNaN(start[row]) && !Number.isNaN(end[row]))
    .sort((a, b) => at(start, a) - at(start, b) || a - b);
  const busy = new MinHeap((a, b) => at(end, a) < at(end, b));
  const free = new MinHeap((a, b) => a < b);
  let lanes = 0;
  for (const row of order) {
    for (let job = busy.peek(); job !== undefined && at(end, job) <= at(start, row); job = busy.peek()) {
      busy.pop();
      free.push(at(lane, job));
    }
    lane[row] = free.pop() ?? lanes++;
    busy.push(row);
  }
  return { lane, lanes };
}
