// What does the repository know of a tensor's popularity at each job: how many of the last W transfers, before the
// present one, read it? Policies ask for a grade of that number alone.
//
// Grades change much less often than numbers: the changes are found once, and each cache's replay follows them.

import { Int32Column, int32At, uint8At } from '../shared/columns.ts';
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

/** The grades of all objects as one job after another begins. */
export class GradesNow {
  private readonly history: GradeHistory;
  private readonly grades: Uint8Array;
  private passed = 0;

  constructor(history: GradeHistory, objects: number) {
    this.history = history;
    this.grades = new Uint8Array(objects).fill(history.initial);
  }

  /** To before any job. */
  restart(): void {
    this.grades.fill(this.history.initial);
    this.passed = 0;
  }

  of(object: number): number {
    return this.grades[object] as number;
  }

  begin(job: number): void {
    const { grades } = this;
    const { before, changes } = this.history;
    const end = int32At(before, job);
    for (let next = this.passed; next < end; next++) {
      const change = changes[next] as number;
      grades[change >> GRADE_BITS] = change & LOWER;
    }
    this.passed = end;
  }
}
