// What a replay counts: hits by class of job, and what had to be sent.

import { float64At, int32At } from '../shared/columns.ts';
import type { Place } from './places.ts';
import type { RequestStream } from './requests.ts';

/** Groups of jobs that are counted apart: a span of time and a stage. */
export interface JobClasses {
  readonly count: number;
  readonly of: Int32Array;
}

export interface Outcome {
  /** By class. */
  readonly hits: Float64Array;
  /** Sum of the sizes that left the repository, prefetched ones too. */
  readonly moved: number;
}

/** Requests by class, and the sum of their sizes, of the jobs that the place serves: what outcomes are held against. */
export interface Demand {
  readonly requests: Float64Array;
  readonly size: number;
}

/** Counts what several caches have in common once: amounts by set of caches, in columns. */
class SetTally {
  private readonly columns: number;
  /** By set, where its row begins; −1 before it is met. */
  private readonly rowOf: Int32Array;
  private readonly sets: number[] = [];
  private amounts: Float64Array;

  constructor(caches: number, columns: number) {
    this.columns = columns;
    this.rowOf = new Int32Array(1 << caches).fill(-1);
    this.amounts = new Float64Array(columns);
  }

  add(set: number, column: number, amount: number): void {
    const known = this.rowOf[set] as number;
    const at = (known < 0 ? this.newRow(set) : known) + column;
    this.amounts[at] = (this.amounts[at] as number) + amount;
  }

  /** The sum of a column over the sets that a cache is in. */
  sumOf(cache: number, column: number): number {
    return this.sets.reduce(
      (sum, set, row) =>
        (set >> cache) & 1 ? sum + float64At(this.amounts, row * this.columns + column) : sum,
      0,
    );
  }

  private newRow(set: number): number {
    const row = this.sets.push(set) - 1;
    const begin = row * this.columns;
    this.rowOf[set] = begin;
    if (begin + this.columns > this.amounts.length) {
      const grown = new Float64Array(2 * this.amounts.length);
      grown.set(this.amounts);
      this.amounts = grown;
    }
    return begin;
  }
}

/** What is counted of several caches together. */
export class Tally {
  private readonly classes: JobClasses;
  private readonly caches: number;
  private readonly hits: SetTally;
  private readonly moved: SetTally;

  constructor(classes: JobClasses, caches: number) {
    this.classes = classes;
    this.caches = caches;
    this.hits = new SetTally(caches, classes.count);
    this.moved = new SetTally(caches, 1);
  }

  /** So many requests of a job of that class were answered by these caches. */
  hit(set: number, group: number, requests: number): void {
    this.hits.add(set, group, requests);
  }

  /** So much was sent to each of these caches. */
  send(set: number, size: number): void {
    this.moved.add(set, 0, size);
  }

  /** By cache. */
  outcomes(): Outcome[] {
    return Array.from({ length: this.caches }, (_, cache) => ({
      hits: Float64Array.from({ length: this.classes.count }, (_, group) => this.hits.sumOf(cache, group)),
      moved: this.moved.sumOf(cache, 0),
    }));
  }
}

export function measureDemand(stream: RequestStream, place: Place, classes: JobClasses): Demand {
  const requests = new Float64Array(classes.count);
  let size = 0;
  for (let job = 0; job < stream.jobs.length; job++) {
    if (int32At(place.cacheOf, job) < 0) continue;
    const begin = int32At(stream.offsets, job);
    const end = int32At(stream.offsets, job + 1);
    const group = int32At(classes.of, job);
    requests[group] = float64At(requests, group) + end - begin;
    for (let request = begin; request < end; request++)
      size += float64At(stream.sizes, int32At(stream.objects, request));
  }
  return { requests, size };
}

/** The sum over the classes. */
export function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
