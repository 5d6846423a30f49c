// What does the repository know of a tensor's popularity at each job: how many of the last W transfers, before the
// present one, read it? Policies ask for a grade of that number alone.
//
// Grades fall much less often than numbers, and of few tensors: the falls are found once, and each cache is told those of
// its own tensors.

import { Int32Column, int32At, uint8At } from '../shared/columns.ts';
import type { CachePlace } from './places.ts';
import type { Caches } from './policies/contract.ts';
import type { RequestStream } from './requests.ts';

/** At most so many grades: the bits beside an object in a fall. */
const GRADE_BITS = 2;
const LOWER = (1 << GRADE_BITS) - 1;
const NONE = -1;

export interface GradeHistory {
  /** By request of the stream: its object's grade at that time. */
  readonly ofRequest: Uint8Array;
  /** The objects whose grade ever falls. */
  readonly falling: Int32Array;
  /** What has fallen before job j is `falls[0] … falls[before[j] − 1]`, places among the falling objects and new grades. */
  readonly before: Int32Array;
  readonly falls: Int32Array;
}

/**
 * @param window W, in transfers
 * @param gradeOf of the number of readers among the last W: 0 … 3
 */
export function gradeHistory(
  stream: RequestStream,
  window: number,
  gradeOf: (readers: number) => number,
): GradeHistory {
  const { offsets, objects } = stream;
  const readers = new Int32Array(stream.sizes.length);
  const grades = new Uint8Array(stream.sizes.length).fill(gradeOf(0));
  const ofRequest = new Uint8Array(objects.length);
  const before = new Int32Array(stream.jobs.length);
  const placeOf = new Int32Array(stream.sizes.length).fill(NONE);
  const falling = new Int32Column();
  const falls = new Int32Column();
  const noteFall = (object: number, grade: number) => {
    if (int32At(placeOf, object) === NONE) {
      placeOf[object] = falling.length;
      falling.push(object);
    }
    falls.push((int32At(placeOf, object) << GRADE_BITS) | grade);
  };
  const count = (job: number, change: number) => {
    const end = int32At(offsets, job + 1);
    for (let request = int32At(offsets, job); request < end; request++) {
      const object = int32At(objects, request);
      const now = int32At(readers, object) + change;
      readers[object] = now;
      const grade = gradeOf(now);
      if (grade < uint8At(grades, object)) noteFall(object, grade);
      grades[object] = grade;
    }
  };
  for (let job = 0; job < stream.jobs.length; job++) {
    before[job] = falls.length;
    const end = int32At(offsets, job + 1);
    for (let request = int32At(offsets, job); request < end; request++)
      ofRequest[request] = uint8At(grades, int32At(objects, request));
    count(job, 1);
    if (job >= window) count(job - window, -1);
  }
  return { ofRequest, falling: falling.finish(), before, falls: falls.finish() };
}

/** By request of one cache: its object's grade at that time. */
export function gradesAsked(stream: RequestStream, place: CachePlace, history: GradeHistory): Uint8Array {
  if (place.objects === stream.objects) return history.ofRequest;
  const grades = new Uint8Array(place.objects.length);
  let next = 0;
  for (const job of place.jobs) {
    const from = int32At(stream.offsets, job);
    const to = int32At(stream.offsets, job + 1);
    grades.set(history.ofRequest.subarray(from, to), next);
    next += to - from;
  }
  return grades;
}

/** Tells the caches of one place how its own objects fall, before the jobs that know of it. Hot: plain loads. */
export class FallTeller {
  private readonly jobs: Int32Array;
  private readonly before: Int32Array;
  private readonly falls: Int32Array;
  /** By place among the falling objects, the object in the place's numbering; −1 for none. */
  private readonly ownOf: Int32Array;
  private told = 0;

  constructor(stream: RequestStream, { jobs, shared }: CachePlace, history: GradeHistory) {
    this.jobs = jobs;
    this.before = history.before;
    this.falls = history.falls;
    const numberOf = new Int32Array(stream.sizes.length).fill(NONE);
    for (let own = 0; own < shared.length; own++) numberOf[int32At(shared, own)] = own;
    this.ownOf = history.falling.map(object => int32At(numberOf, object));
  }

  /** All falls that the place's `own`-th job knows of and no job before it. */
  tell(own: number, caches: Caches): void {
    const { falls, ownOf } = this;
    const known = int32At(this.before, int32At(this.jobs, own));
    for (let next = this.told; next < known; next++) {
      const fall = falls[next] as number;
      const object = ownOf[fall >> GRADE_BITS] as number;
      if (object !== NONE) caches.lower?.(object, fall & LOWER);
    }
    this.told = known;
  }
}
