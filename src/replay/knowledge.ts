// What may the caches of one place be told at each of its jobs?

import { int32At } from '../shared/columns.ts';
import { type GradeHistory, gradesAsked } from './grades.ts';
import type { CachePlace } from './places.ts';
import type { Knowledge } from './policies/contract.ts';
import type { RequestStream } from './requests.ts';

const UNGRADED = new Uint8Array(0);

export class PlaceKnowledge implements Knowledge {
  isDonorUnlikely = false;
  readonly grades: Uint8Array;
  private readonly jobs: Int32Array;
  private readonly unlikely: Uint8Array;

  /**
   * @param unlikely by job of the stream, 1 where its donor is
   * @param history null where nobody asks for grades
   */
  constructor(stream: RequestStream, place: CachePlace, unlikely: Uint8Array, history: GradeHistory | null) {
    this.grades = history === null ? UNGRADED : gradesAsked(stream, place, history);
    this.jobs = place.jobs;
    this.unlikely = unlikely;
  }

  /** Knows what is known when the place's `own`-th job begins. */
  begin(own: number): void {
    this.isDonorUnlikely = this.unlikely[int32At(this.jobs, own)] === 1;
  }
}
