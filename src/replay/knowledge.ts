// What may the caches of one place be told at each of its jobs?

import { int32At } from '../shared/columns.ts';
import { type GradeHistory, gradesAsked } from './grades.ts';
import type { CachePlace } from './places.ts';
import type { Knowledge } from './policies/contract.ts';
import type { RequestStream } from './requests.ts';

const UNGRADED = new Uint8Array(0);

export class PlaceKnowledge implements Knowledge {
  isDonorUnlikely = false;
  private readonly stream: RequestStream;
  private readonly place: CachePlace;
  private readonly unlikely: Uint8Array;
  private readonly history: GradeHistory | null;

  /**
   * @param unlikely by job of the stream, 1 where its donor is
   * @param history null where nobody asks for grades
   */
  constructor(stream: RequestStream, place: CachePlace, unlikely: Uint8Array, history: GradeHistory | null) {
    this.stream = stream;
    this.place = place;
    this.unlikely = unlikely;
    this.history = history;
  }

  /** Collected anew whenever it is asked for. */
  get grades(): Uint8Array {
    return this.history === null ? UNGRADED : gradesAsked(this.stream, this.place, this.history);
  }

  /** Knows what is known when the place's `own`-th job begins. */
  begin(own: number): void {
    this.isDonorUnlikely = this.unlikely[int32At(this.place.jobs, own)] === 1;
  }
}
