// What is each worker doing? Training, being repaired, or free; and who is done next.
//
// Columns by worker. Events come by time, then by the evaluation's start, then by creation: the completion order in
// which a trace of the same times is read (METHOD §1).

import { float64At, int32At } from '../shared/columns.ts';
import { MinHeap } from '../shared/min-heap.ts';

export class Workers {
  readonly count: number;
  /** Of the evaluation that each worker has or had last. */
  readonly id: Int32Array;
  readonly parent: Int32Array;
  readonly transferred: Int32Array;
  readonly quality: Float64Array;
  readonly start: Float64Array;
  readonly error: (string | null)[];
  readonly architectures: Int32Array;
  /** True from a worker's failure until it is back. */
  readonly repairing: Uint8Array;
  /** When each worker was last free, −1 before its first evaluation. */
  readonly freeSince: Float64Array;
  /** Free workers, first come first. */
  free: number[];
  private readonly due: Float64Array;
  private readonly events: MinHeap;

  constructor(count: number, positions: number) {
    this.count = count;
    this.id = new Int32Array(count).fill(-1);
    this.parent = new Int32Array(count);
    this.transferred = new Int32Array(count);
    this.quality = new Float64Array(count);
    this.start = new Float64Array(count);
    this.error = new Array(count).fill(null);
    this.architectures = new Int32Array(count * positions);
    this.repairing = new Uint8Array(count);
    this.freeSince = new Float64Array(count).fill(-1);
    this.free = Array.from({ length: count }, (_, worker) => worker);
    this.due = new Float64Array(count);
    this.events = new MinHeap((a, b) => {
      const later = float64At(this.due, a) - float64At(this.due, b);
      if (later !== 0) return later < 0;
      const younger = float64At(this.start, a) - float64At(this.start, b);
      return younger !== 0 ? younger < 0 : int32At(this.id, a) < int32At(this.id, b);
    });
  }

  /** The worker's next event comes at that time. */
  occupy(worker: number, until: number): void {
    this.due[worker] = until;
    this.events.push(worker);
  }

  release(worker: number, now: number): void {
    this.freeSince[worker] = now;
    this.free.push(worker);
  }

  /** The time of the next event, or undefined when all workers are free. */
  nextTime(): number | undefined {
    const worker = this.events.peek();
    return worker === undefined ? undefined : float64At(this.due, worker);
  }

  /** The next worker with an event at that time, or undefined. */
  takeDue(now: number): number | undefined {
    return this.nextTime() === now ? this.events.pop() : undefined;
  }
}
