// The possible parents of the first creations of a search, kept once they were found.
//
// Several analyses visit all creations. To find a creation's parents costs far more than to load them, so they
// are kept while they take no more memory than BYTES_PER_CREATION on average: as ages in the population and
// ranks, a byte each in populations of up to 254. What does not fit is found anew. Hot: flat columns in blocks.

import { int32At, itemAt, sharedInt32 } from '../shared/columns.ts';
import { type ChoiceCodes, narrowest } from '../trace/sequences.ts';

const BYTES_PER_CREATION = 72;
/** Short searches are kept whole, whatever their populations hold. */
const FREE_BYTES = 1 << 22;
const BLOCK = 1 << 16;

/** What is kept of a creation (replay.ts), and filled in again. */
interface Found {
  readonly known: number;
  count: number;
  readonly member: Int32Array;
  readonly position: Int32Array;
  readonly better: Int32Array;
  readonly tied: Int32Array;
}

/** How far a reader of the store has come. */
export interface StoreCursor {
  block: number;
  from: number;
}

/** Columns of a member: age, position mutated + 1, better, tied. */
const COLUMNS = 4;

/** What a store holds, as plain data that threads can have in common. */
export interface StoredParents {
  /** Number of creations kept: the first so many. */
  kept: number;
  /** Number of possible parents of each creation. */
  readonly counts: Int32Array;
  /** Members one after the other, a member's columns together. */
  readonly blocks: ChoiceCodes[];
  readonly blockSize: number;
}

/** An empty store; `budget`: bytes that the members kept may take. */
export function newParentStore(
  creations: number,
  population: number,
  positions: number,
  budget = creations * BYTES_PER_CREATION + FREE_BYTES,
): ParentStore {
  const largest = Math.max(population, positions) + 1;
  const room = Math.floor(budget / (COLUMNS * narrowest(largest, 0).BYTES_PER_ELEMENT));
  const blockSize = Math.max(BLOCK, population + 1);
  return new ParentStore({ kept: 0, counts: sharedInt32(creations), blocks: [], blockSize }, largest, room);
}

export class ParentStore {
  readonly stored: StoredParents;
  private readonly largest: number;
  /** Members that there is still room for. */
  private room: number;
  private filled: number;

  /** What has been stored elsewhere; nothing is added to it unless there is room. */
  constructor(stored: StoredParents, largest = 0, room = 0) {
    this.stored = stored;
    this.largest = largest;
    this.room = room;
    this.filled = stored.blockSize;
  }

  /** Keeps the next creation's parents with their ages, 1 for the youngest member; once there is no room, nothing more. */
  keep(index: number, creation: Found, ages: Int32Array): void {
    const { stored } = this;
    if (index !== stored.kept || creation.count > this.room) return;
    this.room -= creation.count;
    const block = this.blockFor(creation.count);
    const { count, position, better, tied } = creation;
    for (let slot = 0, at = this.filled * COLUMNS; slot < count; slot++, at += COLUMNS) {
      block[at] = ages[slot] as number;
      block[at + 1] = (position[slot] as number) + 1;
      block[at + 2] = better[slot] as number;
      block[at + 3] = tied[slot] as number;
    }
    this.filled += count;
    stored.counts[index] = creation.count;
    stored.kept++;
  }

  /** Fills in what was kept of a creation; to be asked from the first on, in order, with a cursor of one's own. */
  load(index: number, creation: Found, candidates: Int32Array, cursor: StoreCursor): void {
    const { counts, blocks, blockSize } = this.stored;
    const count = int32At(counts, index);
    if (cursor.from + count > blockSize) {
      cursor.block++;
      cursor.from = 0;
    }
    const { from } = cursor;
    creation.count = count;
    if (count === 0) return;
    const block = itemAt(blocks, cursor.block);
    const { known, member, position, better, tied } = creation;
    for (let slot = 0, at = from * COLUMNS; slot < count; slot++, at += COLUMNS) {
      member[slot] = candidates[known - (block[at] as number)] as number;
      position[slot] = (block[at + 1] as number) - 1;
      better[slot] = block[at + 2] as number;
      tied[slot] = block[at + 3] as number;
    }
    cursor.from += count;
  }

  private blockFor(count: number): ChoiceCodes {
    const { blocks, blockSize } = this.stored;
    const last = blocks.at(-1);
    if (last !== undefined && this.filled + count <= blockSize) return last;
    const block = narrowest(this.largest, blockSize * COLUMNS, SharedArrayBuffer);
    blocks.push(block);
    this.filled = 0;
    return block;
  }
}
