// What is worth knowing of a whole search, counted while it runs.

import { TICKS_A_SECOND } from './durations.ts';
import type { SimulatedEvaluation, SimulationTotals } from './evaluation.ts';

export class Tally {
  private readonly workers: number;
  private evaluations = 0;
  private failures = 0;
  private best = Number.NEGATIVE_INFINITY;
  private bestAt = 0;
  private last = 0;
  private busy = 0;
  private waits = 0;
  private waitTicks = 0;

  constructor(workers: number) {
    this.workers = workers;
  }

  /** A worker gets an evaluation; `since` is when it became free, below 0 for its first. */
  waited(since: number, now: number): void {
    if (since < 0) return;
    this.waits++;
    this.waitTicks += now - since;
  }

  finished({ start, end, quality, error }: SimulatedEvaluation): void {
    this.evaluations++;
    this.busy += end - start;
    this.last = end;
    if (error !== null) this.failures++;
    else if (quality > this.best) {
      this.best = quality;
      this.bestAt = end;
    }
  }

  totals(): SimulationTotals {
    const found = this.evaluations > this.failures;
    return {
      evaluations: this.evaluations,
      failures: this.failures,
      best: found ? this.best : null,
      bestSeconds: found ? this.bestAt / TICKS_A_SECOND : null,
      seconds: this.last / TICKS_A_SECOND,
      idleShare: 1 - this.busy / (this.workers * this.last),
      meanWaitSeconds: this.waits === 0 ? null : this.waitTicks / this.waits / TICKS_A_SECOND,
    };
  }
}
