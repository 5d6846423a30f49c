// What may the caches of one place be told at each job?

import { int32At } from '../shared/columns.ts';
import { type GradeHistory, GradesNow } from './grades.ts';
import type { CachePlace } from './places.ts';
import type { Knowledge } from './policies/contract.ts';
import type { RequestStream } from './requests.ts';

const UNGRADED = new Uint8Array(0);

export class PlaceKnowledge implements Knowledge {
  isDonorUnlikely = false;
  readonly grades: Uint8Array;
  private readonly shared: Int32Array;
  private readonly unlikely: Uint8Array;
  private readonly now: GradesNow | null;

  /** @param unlikely by job, 1 where its donor is */
  constructor(stream: RequestStream, place: CachePlace, unlikely: Uint8Array, history: GradeHistory | null) {
    this.shared = place.shared;
    this.unlikely = unlikely;
    this.grades = history === null ? UNGRADED : gradesOf(stream, place, history);
    this.now = history === null ? null : new GradesNow(history, stream.sizes.length);
  }

  gradeOf(object: number): number {
    return this.now === null ? 0 : this.now.of(this.shared[object] as number);
  }

  /** Forgets all jobs. */
  restart(): void {
    this.now?.restart();
  }

  /** Knows what is known when a job begins, which is none before the last one. */
  begin(job: number): void {
    this.isDonorUnlikely = this.unlikely[job] === 1;
    this.now?.begin(job);
  }
}

/** By request of the place. */
function gradesOf(stream: RequestStream, place: CachePlace, { ofRequest }: GradeHistory): Uint8Array {
  if (place.objects === stream.objects) return ofRequest;
  const grades = new Uint8Array(place.objects.length);
  let next = 0;
  for (const job of place.jobs) {
    const end = int32At(stream.offsets, job + 1);
    for (let request = int32At(stream.offsets, job); request < end; request++)
      grades[next++] = ofRequest[request] as number;
  }
  return grades;
}
