// A cache with room for all lets nothing go, whatever its policy: it has what was requested before.

import { type Cache, type Room, sizeAt } from './contract.ts';

/** Hot, hence plain loads. */
export class RoomyCache implements Cache {
  moved = 0;
  private readonly requests: Int32Array;
  private readonly sizes: Float64Array | null;
  private readonly seen: Uint8Array;

  constructor({ objects, requests, sizes, memory }: Room) {
    this.requests = requests;
    this.sizes = sizes;
    this.seen = memory.bytes(objects);
  }

  serve(from: number, to: number): number {
    const { requests, sizes, seen } = this;
    let hits = 0;
    for (let request = from; request < to; request++) {
      const object = requests[request] as number;
      if (seen[object] === 1) {
        hits++;
        continue;
      }
      seen[object] = 1;
      this.moved += sizeAt(sizes, object);
    }
    return hits;
  }
}
