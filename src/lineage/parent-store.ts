// The possible parents of the first creations of a search, kept once they were found.
//
// Several analyses visit all creations. To find a creation's parents costs far more than to load them, so they
// are kept while they take no more memory than BYTES_PER_CREATION on average: as ages in the population and
// ranks, a byte each in populations of up to 254, and ties where there are any. What does not fit is found anew. Hot:
// flat columns in blocks.

import { itemAt } from '../shared/columns.ts';
import { sharedMemory } from '../shared/memory.ts';
import { type ChoiceCodes, narrowest } from '../trace/sequences.ts';

const BYTES_PER_CREATION = 72;
/** Short searches are kept whole, whatever their populations hold. */
const FREE_BYTES = 1 << 22;
const BLOCK = 1 << 20;

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

/** Columns of a member: age, position mutated + 1, better; and tied, of creations at which some are. */
const COLUMNS = 3;
const COLUMNS_TIED = 4;

/** What a store holds, as plain data that threads can have in common. */
export interface StoredParents {
  /** Number of creations kept: the first so many. */
  kept: number;
  /** Twice the number of possible parents of each creation, and one more where some are tied. */
  readonly counts: ChoiceCodes;
  /** Members one after the other, a member's columns together; a creation's in one block. */
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
  const room = Math.floor(budget / narrowest(largest, 0).BYTES_PER_ELEMENT);
  const blockSize = Math.max(BLOCK, COLUMNS_TIED * population);
  const counts = narrowest(2 * population + 1, creations, sharedMemory);
  return new ParentStore({ kept: 0, counts, blocks: [], blockSize }, largest, room);
}

export class ParentStore {
  readonly stored: StoredParents;
  private readonly largest: number;
  /** Numbers that there is still room for. */
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
    const { count, position, better, tied } = creation;
    const ties = areTied(creation) ? 1 : 0;
    const columns = COLUMNS + ties;
    if (index !== stored.kept || count * columns > this.room) return;
    this.room -= count * columns;
    const block = this.blockFor(count * columns);
    for (let slot = 0, at = this.filled; slot < count; slot++, at += columns) {
      block[at] = ages[slot] as number;
      block[at + 1] = (position[slot] as number) + 1;
      block[at + 2] = better[slot] as number;
      if (ties === 1) block[at + COLUMNS] = tied[slot] as number;
    }
    this.filled += count * columns;
    stored.counts[index] = 2 * count + ties;
    stored.kept++;
  }

  /** Fills in what was kept of a creation; to be asked from the first on, in order, with a cursor of one's own. */
  load(index: number, creation: Found, candidates: Int32Array, cursor: StoreCursor): void {
    const { counts, blocks, blockSize } = this.stored;
    const counted = counts[index] as number;
    const ties = counted & 1;
    const columns = COLUMNS + ties;
    const count = counted >> 1;
    if (cursor.from + count * columns > blockSize) {
      cursor.block++;
      cursor.from = 0;
    }
    creation.count = count;
    if (count === 0) return;
    const block = itemAt(blocks, cursor.block);
    const { known, member, position, better, tied } = creation;
    for (let slot = 0, at = cursor.from; slot < count; slot++, at += columns) {
      member[slot] = candidates[known - (block[at] as number)] as number;
      position[slot] = (block[at + 1] as number) - 1;
      better[slot] = block[at + 2] as number;
      tied[slot] = ties === 0 ? 1 : (block[at + COLUMNS] as number);
    }
    cursor.from += count * columns;
  }

  private blockFor(numbers: number): ChoiceCodes {
    const { blocks, blockSize } = this.stored;
    const last = blocks.at(-1);
    if (last !== undefined && this.filled + numbers <= blockSize) return last;
    const block = narrowest(this.largest, blockSize, sharedMemory);
    blocks.push(block);
    this.filled = 0;
    return block;
  }
}

/** Whether a possible parent shares its quality with another member. */
function areTied({ count, tied }: Found): boolean {
  for (let slot = 0; slot < count; slot++) if (tied[slot] !== 1) return true;
  return false;
}
