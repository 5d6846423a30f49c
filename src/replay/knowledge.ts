// What may the caches of one place be told at each of its jobs?

import { int32At } from '../shared/columns.ts';
import { type GradeHistory, GradesNow } from './grades.ts';
import type { CachePlace } from './places.ts';
import type { Knowledge } from './policies/contract.ts';

const UNGRADED = new Uint8Array(0);

export class PlaceKnowledge implements Knowledge {
  isDonorUnlikely = false;
  readonly grades: Uint8Array;
  private readonly jobs: Int32Array;
  private readonly unlikely: Uint8Array;
  private readonly now: GradesNow | null;

  /**
   * @param unlikely by job of the stream, 1 where its donor is
   * @param history the place's own; null where nobody asks for grades
   */
  constructor({ jobs, shared }: CachePlace, unlikely: Uint8Array, history: GradeHistory | null) {
    this.jobs = jobs;
    this.unlikely = unlikely;
    this.grades = history?.ofRequest ?? UNGRADED;
    this.now = history === null ? null : new GradesNow(history, shared.length);
  }

  gradeOf(object: number): number {
    return this.now === null ? 0 : this.now.of(object);
  }

  /** Forgets all jobs. */
  restart(): void {
    this.now?.restart();
  }

  /** Knows what is known when the place's `own`-th job begins, which is none before the last one. */
  begin(own: number): void {
    this.isDonorUnlikely = this.unlikely[int32At(this.jobs, own)] === 1;
    this.now?.begin(own);
  }
}
