// What does the repository know at each job: how often was a tensor read lately?

import { int32At } from '../shared/columns.ts';
import type { Knowledge } from './policies/contract.ts';
import type { RequestStream } from './requests.ts';

export class RecentReaders implements Knowledge {
  readonly readers: Int32Array;
  readonly window: number;
  readonly donations: number;
  isDonorUnlikely = false;
  private readonly stream: RequestStream;

  /** @param readers by object, all 0; empty where nobody asks */
  constructor(stream: RequestStream, window: number, donations: number, readers: Int32Array) {
    this.stream = stream;
    this.window = window;
    this.donations = donations;
    this.readers = readers;
  }

  /** The job has read: it is among the last W transfers from now on, and the one W before is not. */
  pass(job: number): void {
    this.count(job, 1);
    if (job >= this.window) this.count(job - this.window, -1);
  }

  private count(job: number, change: number): void {
    const { readers } = this;
    const { offsets, objects } = this.stream;
    const end = int32At(offsets, job + 1);
    for (let request = int32At(offsets, job); request < end; request++) {
      const object = int32At(objects, request);
      readers[object] = int32At(readers, object) + change;
    }
  }
}
