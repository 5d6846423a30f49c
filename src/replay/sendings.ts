// What leaves the repository if it is broadcast: what several caches fetch within Δ of the first is sent once, and so
// is a layer of a new best, however many take it?
//
// What is sent is no cache's business: each is replayed for itself and notes what it fetches, and the fetches of all are
// gone through afterwards in the order of their jobs.

import { float64At, int32At, itemAt } from '../shared/columns.ts';
import type { Tally } from './outcome.ts';
import type { RequestStream } from './requests.ts';

export class Fetches {
  private readonly stream: RequestStream;
  /** By request of the stream, the set of capacities at which it is fetched: there are sixteen at most. */
  private readonly sets: Uint16Array;
  /** By new best and object, the set of capacities at which any cache takes it. */
  private readonly takers: readonly Uint16Array[];

  constructor(stream: RequestStream) {
    this.stream = stream;
    this.sets = new Uint16Array(stream.objects.length);
    this.takers = stream.newBests.map(({ objects }) => new Uint16Array(objects.length));
  }

  note(request: number, set: number): void {
    this.sets[request] = set;
  }

  noteDelivery(best: number, index: number, set: number): void {
    const takers = itemAt(this.takers, best);
    takers[index] = (takers[index] as number) | set;
  }

  /**
   * Counts what is sent; what is not the first of its Δ is noted no longer.
   *
   * @param gap Δ, seconds
   */
  send(gap: number, tally: Tally): void {
    const { stream, sets } = this;
    const { start, offsets, objects, sizes } = stream;
    for (const [best, takers] of this.takers.entries())
      for (const [index, set] of takers.entries())
        tally.send(set, float64At(sizes, int32At(itemAt(stream.newBests, best).objects, index)));
    /** To the caches of which capacities each object has been sent within Δ. */
    const sent = new Uint16Array(sizes.length);
    let expired = 0;
    for (let job = 0; job < stream.jobs.length; job++) {
      const now = float64At(start, job);
      for (; now - float64At(start, expired) > gap; expired++) this.forget(expired, sent);
      const end = int32At(offsets, job + 1);
      for (let request = int32At(offsets, job); request < end; request++) {
        const object = objects[request] as number;
        const before = sent[object] as number;
        const own = (sets[request] as number) & ~before;
        sets[request] = own;
        if (own === 0) continue;
        sent[object] = before | own;
        tally.send(own, sizes[object] as number);
      }
    }
  }

  /** A job's sendings are too long ago. */
  private forget(job: number, sent: Uint16Array): void {
    const { sets } = this;
    const { offsets, objects } = this.stream;
    const end = int32At(offsets, job + 1);
    for (let request = int32At(offsets, job); request < end; request++) {
      const object = objects[request] as number;
      sent[object] = (sent[object] as number) & ~(sets[request] as number);
    }
  }
}
