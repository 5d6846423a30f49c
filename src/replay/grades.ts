// What does the repository know of a tensor's popularity at each job: how many of the last W transfers, before the
// present one, read it? Policies ask for a grade of that number alone.
//
// Grades change much less often than numbers: the changes are found once, and each cache's replay follows them.

import { Int32Column, int32At, uint8At } from '../shared/columns.ts';
import type { CachePlace } from './places.ts';
import type { RequestStream } from './requests.ts';

/** At most so many grades: the bits beside an object in a change. */
const GRADE_BITS = 2;
const LOWER = (1 << GRADE_BITS) - 1;

export interface GradeHistory {
  /** Before any transfer. */
  readonly initial: number;
  /** By request of the stream: its object's grade at that time. */
  readonly ofRequest: Uint8Array;
  /** What has changed before job j is `changes[0] … changes[before[j] − 1]`, objects and their new grades. */
  readonly before: Int32Array;
  readonly changes: Int32Array;
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
  const initial = gradeOf(0);
  const readers = new Int32Array(stream.sizes.length);
  const grades = new Uint8Array(stream.sizes.length).fill(initial);
  const ofRequest = new Uint8Array(objects.length);
  const before = new Int32Array(stream.jobs.length);
  const changes = new Int32Column();
  const count = (job: number, change: number) => {
    const end = int32At(offsets, job + 1);
    for (let request = int32At(offsets, job); request < end; request++) {
      const object = int32At(objects, request);
      const now = int32At(readers, object) + change;
      readers[object] = now;
      const grade = gradeOf(now);
      if (grade === uint8At(grades, object)) continue;
      grades[object] = grade;
      changes.push((object << GRADE_BITS) | grade);
    }
  };
  for (let job = 0; job < stream.jobs.length; job++) {
    before[job] = changes.length;
    const end = int32At(offsets, job + 1);
    for (let request = int32At(offsets, job); request < end; request++)
      ofRequest[request] = uint8At(grades, int32At(objects, request));
    count(job, 1);
    if (job >= window) count(job - window, -1);
  }
  return { initial, ofRequest, before, changes: changes.finish() };
}

/** The part of a history that each cache may ask about: its own objects, requests and jobs, in its numbering. */
export function historiesOf(
  stream: RequestStream,
  history: GradeHistory | null,
): (place: CachePlace) => GradeHistory | null {
  if (history === null) return () => null;
  const numberOf = new Int32Array(stream.sizes.length);
  return place => (place.objects === stream.objects ? history : ownHistory(stream, place, history, numberOf));
}

/** @param numberOf a column by object of the stream, whatever is in it */
function ownHistory(
  stream: RequestStream,
  { jobs, objects, shared }: CachePlace,
  history: GradeHistory,
  numberOf: Int32Array,
): GradeHistory {
  for (let own = 0; own < shared.length; own++) numberOf[int32At(shared, own)] = own;
  const ofRequest = new Uint8Array(objects.length);
  const before = new Int32Array(jobs.length);
  const changes = new Int32Column();
  let passed = 0;
  let next = 0;
  for (let job = 0; job < jobs.length; job++) {
    const inStream = int32At(jobs, job);
    for (; passed < int32At(history.before, inStream); passed++) {
      const change = int32At(history.changes, passed);
      const object = change >> GRADE_BITS;
      const own = int32At(numberOf, object);
      // Of objects that are not its own the number is another's, or none.
      if (own < shared.length && int32At(shared, own) === object)
        changes.push((own << GRADE_BITS) | (change & LOWER));
    }
    before[job] = changes.length;
    const end = int32At(stream.offsets, inStream + 1);
    for (let request = int32At(stream.offsets, inStream); request < end; request++)
      ofRequest[next++] = uint8At(history.ofRequest, request);
  }
  return { initial: history.initial, ofRequest, before, changes: changes.finish() };
}

/** The grades of all objects as one job after another begins. */
export class GradesNow {
  private readonly history: GradeHistory;
  private readonly grades: Uint8Array;
  private passed = 0;
  private known = 0;

  constructor(history: GradeHistory, objects: number) {
    this.history = history;
    this.grades = new Uint8Array(objects).fill(history.initial);
  }

  /** To before any job. */
  restart(): void {
    this.grades.fill(this.history.initial);
    this.passed = 0;
    this.known = 0;
  }

  begin(job: number): void {
    this.known = int32At(this.history.before, job);
  }

  of(object: number): number {
    if (this.passed < this.known) this.catchUp();
    return this.grades[object] as number;
  }

  /** Only now: most jobs' caches ask for no grade. */
  private catchUp(): void {
    const { grades, known } = this;
    const { changes } = this.history;
    for (let next = this.passed; next < known; next++) {
      const change = changes[next] as number;
      grades[change >> GRADE_BITS] = change & LOWER;
    }
    this.passed = known;
  }
}
