// What incomplete knowledge hides: evaluations in flight at each creation (METHOD §1; paper RQ2).

import { float64At, int32At, uint8At } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { visitInFlight } from './in-flight.ts';
import type { Stages } from './stages.ts';
import { Staircase } from './staircase.ts';

export interface Staleness {
  /** Mean number of evaluations in flight at a stage-2 creation. */
  readonly meanInFlight: number | null;
  /** Share of those creations at which one in flight turned out better than every member. */
  readonly betterInFlight: number | null;
}

export function measureStaleness(
  trace: Trace,
  orders: Orders,
  { stage, stage2, known }: Stages,
  populationSize: number,
): Staleness {
  if (stage2 === 0) return { meanInFlight: null, betterInFlight: null };
  const members = new BestMember(trace, orders, populationSize);
  let total = 0;
  let better = 0;
  visitInFlight(trace, orders, known, (evaluation, count, best) => {
    if (uint8At(stage, evaluation) !== 2) return;
    total += count;
    if (best > members.bestOf(int32At(known.successes, evaluation))) better++;
  });
  return { meanInFlight: total / stage2, betterInFlight: better / stage2 };
}

/** The best quality in the population as it slides. */
class BestMember {
  private readonly trace: Trace;
  private readonly candidates: Int32Array;
  private readonly populationSize: number;
  private readonly members = new Staircase();
  private known = 0;

  constructor(trace: Trace, { candidates }: Orders, populationSize: number) {
    this.trace = trace;
    this.candidates = candidates;
    this.populationSize = populationSize;
  }

  /** Of the population when so many candidates are known, which never get fewer. */
  bestOf(known: number): number {
    for (; this.known < known; this.known++) {
      const evaluation = int32At(this.candidates, this.known);
      this.members.add(this.known, float64At(this.trace.quality, evaluation));
    }
    this.members.leave(known - this.populationSize);
    return this.members.best();
  }
}
