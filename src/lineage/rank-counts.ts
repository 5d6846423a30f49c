// How many of a changing set are at or below a rank, of ranks known beforehand (0 … count − 1)?
//
// Prefix sums in two levels, blocks of 64 ranks and sums over blocks: a question costs two loads, a change one
// pass over a block and one over the blocks.

import { int32At } from '../shared/columns.ts';

/** A rank shifted by so many bits is its block. */
export const BLOCK_BITS = 6;
const LAST_IN_BLOCK = (1 << BLOCK_BITS) - 1;

export class RankCounts {
  /** Of each rank, how many are at or below it within its block. */
  readonly within: Int32Array;
  /** Of each block, how many are in the blocks before it. */
  readonly before: Int32Array;

  constructor(ranks: number) {
    this.within = new Int32Array(ranks);
    this.before = new Int32Array((ranks >> BLOCK_BITS) + 1);
  }

  /** Adds `change` members of the rank, or takes them away. */
  add(rank: number, change: number): void {
    const { within, before } = this;
    const end = Math.min(within.length - 1, rank | LAST_IN_BLOCK);
    for (let index = rank; index <= end; index++) within[index] = int32At(within, index) + change;
    for (let block = (rank >> BLOCK_BITS) + 1; block < before.length; block++) {
      before[block] = int32At(before, block) + change;
    }
  }

  /** Number of members of the rank or below; 0 for rank −1. */
  upTo(rank: number): number {
    return rank < 0 ? 0 : int32At(this.within, rank) + int32At(this.before, rank >> BLOCK_BITS);
  }
}
