// Workers of a trace that names none: lanes inferred from overlapping evaluations.
//
// Assumes one evaluation at a time on a worker; each takes the first lane that is free at its start
// (INTERFACE). Lanes are numbered by first use. Evaluations without both times get none.

import { float64At, int32At } from '../shared/columns.ts';
import { MinHeap } from '../shared/min-heap.ts';
import { orderBy } from '../shared/order-by.ts';

/** Lane of each evaluation (−1 without times) and the number of lanes. */
export function inferLanes(start: Float64Array, end: Float64Array): { lane: Int32Array; lanes: number } {
  const lane = new Int32Array(start.length).fill(-1);
  const order = orderBy(start).filter(row => !Number.isNaN(start[row]) && !Number.isNaN(end[row]));
  const busy = new MinHeap((a, b) => float64At(end, a) < float64At(end, b));
  const free = new MinHeap((a, b) => a < b);
  let lanes = 0;
  for (const row of order) {
    for (
      let job = busy.peek();
      job !== undefined && float64At(end, job) <= float64At(start, row);
      job = busy.peek()
    ) {
      busy.pop();
      free.push(int32At(lane, job));
    }
    lane[row] = free.pop() ?? lanes++;
    busy.push(row);
  }
  return { lane, lanes };
}
