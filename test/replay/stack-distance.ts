// How deep in the LRU stack is each requested object? One pass gives LRU's hits at every capacity, in another way than
// the policy's: what its curve is held against.
//
// Mattson et al. 1970: with equal sizes LRU of capacity C hits exactly where the distance, the number of distinct objects
// requested since the object's last request, itself included, is at most C. Counted by a Fenwick tree over the
// times of last requests (Bennett and Kruskal, IBM J. Res. Dev. 19, 1975), which is rebuilt without its gaps when it is
// full (Olken 1981): memory for the objects, not for the requests; O(log objects) a request.

import type { Place } from '../../src/replay/places.ts';
import { int32At } from '../../src/shared/columns.ts';

const FEWEST_SLOTS = 64;

/** LRU's recency stack of one cache. */
class RecencyStack {
  /** Slot of each object's last request, from 1; 0 for none. */
  private readonly slotOf: Int32Array;
  private readonly objectAt: Int32Array;
  private readonly tree: Int32Array;
  private readonly slots: number;
  private next = 1;
  private held = 0;

  constructor(objects: number) {
    this.slots = Math.max(FEWEST_SLOTS, 2 * objects);
    this.slotOf = new Int32Array(objects);
    this.objectAt = new Int32Array(this.slots + 1);
    this.tree = new Int32Array(this.slots + 1);
  }

  /** Distance of the request, 1 for the object requested just before; 0 for a first request. */
  request(object: number): number {
    if (this.next > this.slots) this.compact();
    const slot = int32At(this.slotOf, object);
    let distance = 0;
    if (slot > 0) {
      distance = this.held - this.countBefore(slot);
      this.add(slot, -1);
    } else this.held++;
    this.slotOf[object] = this.next;
    this.objectAt[this.next] = object;
    this.add(this.next++, 1);
    return distance;
  }

  private countBefore(slot: number): number {
    let count = 0;
    for (let node = slot - 1; node > 0; node &= node - 1) count += int32At(this.tree, node);
    return count;
  }

  private add(slot: number, change: number): void {
    const { tree, slots } = this;
    for (let node = slot; node <= slots; node += node & -node) tree[node] = int32At(tree, node) + change;
  }

  private compact(): void {
    const { slotOf, objectAt, tree, slots } = this;
    let kept = 0;
    for (let slot = 1; slot <= slots; slot++) {
      const object = int32At(objectAt, slot);
      if (int32At(slotOf, object) !== slot) continue;
      slotOf[object] = ++kept;
      objectAt[kept] = object;
    }
    this.next = kept + 1;
    tree.fill(0);
    for (let slot = 1; slot <= slots; slot++) {
      if (slot <= kept) tree[slot] = int32At(tree, slot) + 1;
      const above = slot + (slot & -slot);
      if (above <= slots) tree[above] = int32At(tree, above) + int32At(tree, slot);
    }
  }
}

/** LRU's hits and misses at each capacity, by counting distances. Equal sizes of 1 only. */
export function lruCurve(place: Place, capacities: readonly number[]): { hits: number; moved: number }[] {
  const distances = place.caches.flatMap(({ objects, shared }) => {
    const stack = new RecencyStack(shared.length);
    return Array.from(objects, object => stack.request(object));
  });
  return capacities.map(capacity => {
    const hits = distances.filter(distance => distance > 0 && distance <= capacity).length;
    return { hits, moved: distances.length - hits };
  });
}
