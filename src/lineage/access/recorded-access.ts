// Accesses as the trace records them: the ids of the tensors that each evaluation read (METHOD §4).

import { float64At, int32At } from '../../shared/columns.ts';
import { compareCodePoints } from '../../shared/text-order.ts';
import type { RecordedTensors } from '../../trace/trace.ts';
import type { AccessesInFlight, AccessModel, ReuseTally, TestedAccess } from './access.ts';

export class RecordedAccess implements AccessModel, TestedAccess {
  readonly kind = 'recorded';
  readonly units: number;
  readonly largest: number;
  private readonly names: readonly string[];
  /** Each evaluation's ids without repeats, the last mention counting as its place. */
  private sets: readonly Int32Array[];
  private readonly mark: Int32Array;
  private marks = 0;

  constructor(names: readonly string[], sets: readonly Int32Array[]) {
    this.names = names;
    this.units = names.length;
    this.mark = new Int32Array(this.units);
    this.sets = sets;
    this.largest = sets.reduce((largest, set) => Math.max(largest, set.length), 0);
  }

  weightOf(): number {
    return 1;
  }

  namesOf(unit: number): string[] {
    return [this.names[unit] ?? ''];
  }

  compare(a: number, b: number): number {
    return compareCodePoints(this.names[a] ?? '', this.names[b] ?? '');
  }

  size(evaluation: number): number {
    return this.setOf(evaluation).length;
  }

  forEachUnit(evaluation: number, visit: (unit: number) => void): void {
    for (const unit of this.setOf(evaluation)) visit(unit);
  }

  newReuseTally(_byStart: Int32Array, jobs: Int32Array): ReuseTally {
    const lastJob = new Int32Array(this.units);
    const counts = new Float64Array(jobs.length + 1);
    const add = (job: number, first: number) => {
      const set = this.setOf(int32At(jobs, job - 1));
      for (const unit of set) {
        const last = int32At(lastJob, unit);
        const distance = last < first ? 0 : job - last;
        counts[distance] = float64At(counts, distance) + 1;
        lastJob[unit] = job;
      }
      return set.length;
    };
    return { counts, add };
  }

  countAccesses(): Int32Array {
    const counts = new Int32Array(this.units);
    for (const set of this.sets) for (const unit of set) counts[unit] = int32At(counts, unit) + 1;
    return counts;
  }

  restrictTo(units: Int32Array): (evaluation: number, places: Int32Array) => number {
    const placeOf = new Int32Array(this.units).fill(-1);
    for (let place = 0; place < units.length; place++) placeOf[int32At(units, place)] = place;
    return (evaluation, places) => {
      let count = 0;
      for (const unit of this.setOf(evaluation)) {
        const place = int32At(placeOf, unit);
        if (place >= 0) places[count++] = place;
      }
      return count;
    };
  }

  newInFlight(): AccessesInFlight {
    const active = new Int32Array(this.units);
    const change = (evaluation: number, by: 1 | -1) => {
      for (const unit of this.setOf(evaluation)) active[unit] = int32At(active, unit) + by;
    };
    return {
      enter: evaluation => change(evaluation, 1),
      leave: evaluation => change(evaluation, -1),
      countSharing: evaluation => {
        const unit = this.deepest(evaluation);
        return unit < 0 ? 0 : int32At(active, unit);
      },
    };
  }

  common(first: number, second: number): number {
    this.marks++;
    for (const unit of this.setOf(first)) this.mark[unit] = this.marks;
    return this.setOf(second).reduce(
      (sum, unit) => sum + (int32At(this.mark, unit) === this.marks ? 1 : 0),
      0,
    );
  }

  reachesDeepest(other: number, evaluation: number): boolean {
    const deepest = this.deepest(evaluation);
    return deepest >= 0 && this.setOf(other).includes(deepest);
  }

  deepest(evaluation: number): number {
    return this.setOf(evaluation).at(-1) ?? -1;
  }

  accessesOf(jobs: Int32Array): RecordedAccess {
    return new RecordedAccess(
      this.names,
      Array.from(jobs, job => this.setOf(job)),
    );
  }

  permute(order: Int32Array): void {
    this.sets = Array.from(order, from => this.setOf(from));
  }

  private setOf(evaluation: number): Int32Array {
    return this.sets[evaluation] ?? new Int32Array(0);
  }
}

export function recordedAccess({ names, offsets, ids }: RecordedTensors): RecordedAccess {
  const sets = Array.from({ length: offsets.length - 1 }, (_, evaluation) => {
    const read = ids.subarray(int32At(offsets, evaluation), int32At(offsets, evaluation + 1));
    return read.filter((id, index) => read.indexOf(id, index + 1) < 0);
  });
  return new RecordedAccess(names, sets);
}
