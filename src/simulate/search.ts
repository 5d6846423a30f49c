// Parallel regularized evolution in simulated time (paper Algorithm 1): the loop of events.
//
// All workers start together. Whoever is done is free; when `quantum` workers are free each gets a child of the
// population as it is then (V-B2; 1 is the asynchronous search). What ends at a time is known to what starts at that
// time, as METHOD §1 reads a trace. Evaluations come in completion order.

import { float64At, int32At } from '../shared/columns.ts';
import { Creation } from './creation.ts';
import type { SimulatedEvaluation, SimulationTotals } from './evaluation.ts';
import { fillOptions, type SimulateOptions } from './options.ts';
import { SCHEDULERS } from './scheduler.ts';
import { openStreams } from './streams.ts';
import { Tally } from './tally.ts';
import { Training } from './training.ts';
import { Workers } from './workers.ts';

/** Runs a search; the generator's last value sums it up. Deterministic: the same options, the same evaluations. */
export function* simulateSearch(
  given: Partial<SimulateOptions>,
): Generator<SimulatedEvaluation, SimulationTotals> {
  const search = new Search(fillOptions(given));
  search.handOut(0);
  for (let now = search.nextTime(); now !== undefined; now = search.nextTime()) {
    for (let done = search.takeDone(now); done !== undefined; done = search.takeDone(now)) yield done;
    if (search.isReady()) search.handOut(now);
  }
  return search.tally.totals();
}

class Search {
  readonly tally: Tally;
  private readonly settings: SimulateOptions;
  private readonly workers: Workers;
  private readonly creation: Creation;
  private readonly training: Training;
  private readonly repairTicks: Float64Array;
  private readonly done: SimulatedEvaluation;
  private created = 0;

  constructor(settings: SimulateOptions) {
    const streams = openStreams(settings.seed);
    this.settings = settings;
    this.tally = new Tally(settings.workers);
    this.workers = new Workers(settings.workers, settings.space.length);
    this.creation = new Creation(settings, streams.search);
    this.training = new Training(settings, streams);
    this.repairTicks = new Float64Array(settings.workers);
    this.done = blankEvaluation(this.workers.architectures);
  }

  nextTime(): number | undefined {
    return this.workers.nextTime();
  }

  /** Every worker becomes free in the end, so waiting for `quantum` of them ends too. */
  isReady(): boolean {
    return this.workers.free.length >= this.settings.quantum;
  }

  /** The next evaluation that ends at that time; undefined when all events of that time are over. */
  takeDone(now: number): SimulatedEvaluation | undefined {
    const { workers } = this;
    for (let worker = workers.takeDue(now); worker !== undefined; worker = workers.takeDue(now)) {
      if (workers.repairing[worker] === 1) {
        workers.repairing[worker] = 0;
        workers.release(worker, now);
      } else {
        return this.finish(worker, now);
      }
    }
    return undefined;
  }

  /** Each free worker gets an evaluation, as long as there are any left. */
  handOut(now: number): void {
    const { workers, creation, settings } = this;
    const waiting = workers.free;
    workers.free = [];
    const choose = SCHEDULERS[settings.scheduler];
    const inTurn = settings.scheduler === 'fifo';
    for (let turn = 0; this.created < settings.evaluations && turn < waiting.length; ) {
      const parent = creation.next();
      const place = inTurn ? turn++ : choose(waiting, creation.architecture, workers);
      const worker = waiting[place] as number;
      if (!inTurn) waiting.splice(place, 1);
      this.tally.waited(float64At(workers.freeSince, worker), now);
      this.begin(worker, parent, now);
    }
  }

  private begin(worker: number, parent: number, now: number): void {
    const { workers } = this;
    const { architecture } = this.creation;
    const outcome = this.training.run(architecture, worker);
    workers.architectures.set(architecture, worker * architecture.length);
    workers.id[worker] = this.created++;
    workers.parent[worker] = parent;
    workers.start[worker] = now;
    workers.quality[worker] = outcome.quality;
    workers.error[worker] = outcome.error;
    workers.transferred[worker] = outcome.transferred;
    this.repairTicks[worker] = outcome.repairTicks;
    workers.occupy(worker, now + outcome.ticks);
  }

  private finish(worker: number, now: number): SimulatedEvaluation {
    const { workers, done } = this;
    done.id = int32At(workers.id, worker);
    done.parent = int32At(workers.parent, worker);
    done.start = float64At(workers.start, worker);
    done.end = now;
    done.worker = worker;
    done.offset = worker * this.settings.space.length;
    done.quality = float64At(workers.quality, worker);
    done.error = workers.error[worker] ?? null;
    done.transferred = int32At(workers.transferred, worker);
    if (done.error === null) {
      this.creation.population.join(done.id, done.quality, workers.architectures, done.offset);
      this.training.publish(workers.architectures, done.offset);
    }
    this.tally.finished(done);
    this.afterwards(worker, now);
    return done;
  }

  private afterwards(worker: number, now: number): void {
    const repair = float64At(this.repairTicks, worker);
    if (repair === 0) {
      this.workers.release(worker, now);
    } else {
      this.workers.repairing[worker] = 1;
      this.workers.occupy(worker, now + Math.round(repair));
    }
  }
}

function blankEvaluation(architectures: Int32Array): SimulatedEvaluation {
  const blank = { id: -1, parent: -1, start: 0, end: 0, worker: 0, offset: 0, quality: Number.NaN };
  return { ...blank, architectures, error: null, transferred: -1 };
}
