// How much must be sent at least when tensors differ in size? A bound, since the optimum is NP-hard then.
//
// Holding an object from one request to its next takes its size for as many requests as lie between. All spans that
// are held fit into capacity · requests; filled with the shortest spans first, fractions allowed, that volume saves at
// least as many bytes as any schedule can (the relaxation behind PFOO-U: Berger, Beckmann and Harchol-Balter,
// "Practical bounds on optimal caching with variable object sizes", SIGMETRICS 2018, here for bytes).

import { float64At, int32At } from '../shared/columns.ts';
import type { Place } from './places.ts';
import { sizeAt } from './policies/contract.ts';

/** By capacity, the sum of sizes that leaves the repository at least, whatever the policy; broadcasts excepted. */
export function leastMoved(place: Place, capacities: readonly number[]): number[] {
  let requested = 0;
  const spans = place.caches.map(({ objects, shared, sizes }) => {
    const span = new SpanSizes(objects.length, shared.length);
    for (const object of objects) {
      const size = sizeAt(sizes, object);
      requested += size;
      span.request(object, size);
    }
    return span;
  });
  return capacities.map(
    capacity => requested - spans.reduce((saved, each) => saved + each.mostSaved(capacity), 0),
  );
}

class SpanSizes {
  /** Sum of the sizes of spans, by their length in requests. */
  private readonly sizeByLength: Float64Array;
  private readonly last: Int32Array;
  private now = 0;

  constructor(requests: number, objects: number) {
    this.sizeByLength = new Float64Array(requests + 1);
    this.last = new Int32Array(objects);
  }

  request(object: number, size: number): void {
    const since = int32At(this.last, object);
    this.last[object] = ++this.now;
    if (since === 0) return;
    const length = this.now - since;
    this.sizeByLength[length] = float64At(this.sizeByLength, length) + size;
  }

  mostSaved(capacity: number): number {
    let volume = capacity * this.now;
    let saved = 0;
    for (let length = 1; length < this.sizeByLength.length && volume > 0; length++) {
      const size = Math.min(float64At(this.sizeByLength, length), volume / length);
      saved += size;
      volume -= size * length;
    }
    return saved;
  }
}
