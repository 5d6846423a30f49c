// The possible parents of the first creations of a search, kept once they were found.
//
// Several analyses visit all creations. To find a creation's parents costs far more than to load them, so they
// are kept while they take no more memory than BYTES_PER_CREATION on average: as ages in the population and
// ranks, a byte each in populations of up to 256. What does not fit is found anew. Hot: flat columns in blocks.

import { int32At, itemAt } from '../shared/columns.ts';
import { type ChoiceCodes, codeAt, narrowest } from '../trace/sequences.ts';

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

/** Members, one after the other, as four columns. */
interface Block {
  readonly age: ChoiceCodes;
  /** Position mutated + 1. */
  readonly place: ChoiceCodes;
  readonly better: ChoiceCodes;
  readonly tied: ChoiceCodes;
}

export class ParentStore {
  /** Number of creations kept: the first so many. */
  kept = 0;
  private readonly population: number;
  private readonly positions: number;
  private readonly counts: Int32Array;
  private readonly blocks: Block[] = [];
  private readonly blockSize: number;
  /** Members that the budget still has room for. */
  private room: number;
  private filled = 0;
  private reading = { block: 0, from: 0 };

  /** `budget`: bytes that the members kept may take. */
  constructor(
    creations: number,
    population: number,
    positions: number,
    budget = creations * BYTES_PER_CREATION + FREE_BYTES,
  ) {
    this.population = population;
    this.positions = positions;
    this.counts = new Int32Array(creations);
    this.blockSize = Math.max(BLOCK, population + 1);
    this.filled = this.blockSize;
    const bytes =
      3 * narrowest(population + 1, 0).BYTES_PER_ELEMENT + narrowest(positions + 1, 0).BYTES_PER_ELEMENT;
    this.room = Math.floor(budget / bytes);
  }

  /** Keeps the next creation's parents, `candidateOf` the number of an evaluation; once there is no room, nothing more. */
  keep(index: number, creation: Found, candidateOf: Int32Array): void {
    if (index !== this.kept || creation.count > this.room) return;
    this.room -= creation.count;
    const block = this.blockFor(creation.count);
    for (let slot = 0; slot < creation.count; slot++) {
      const place = this.filled++;
      block.age[place] = creation.known - int32At(candidateOf, int32At(creation.member, slot));
      block.place[place] = int32At(creation.position, slot) + 1;
      block.better[place] = int32At(creation.better, slot);
      block.tied[place] = int32At(creation.tied, slot);
    }
    this.counts[index] = creation.count;
    this.kept++;
  }

  /** Fills in what was kept of a creation; to be asked from the first on, in order. */
  load(index: number, creation: Found, candidates: Int32Array): void {
    if (index === 0) this.reading = { block: 0, from: 0 };
    const count = int32At(this.counts, index);
    if (this.reading.from + count > this.blockSize) this.reading = { block: this.reading.block + 1, from: 0 };
    const { from } = this.reading;
    creation.count = count;
    if (count === 0) return;
    const { age, place, better, tied } = itemAt(this.blocks, this.reading.block);
    const { member, position } = creation;
    const last = creation.known - 1;
    for (let slot = 0; slot < count; slot++) {
      member[slot] = int32At(candidates, last - codeAt(age, from + slot));
      position[slot] = codeAt(place, from + slot) - 1;
      creation.better[slot] = codeAt(better, from + slot);
      creation.tied[slot] = codeAt(tied, from + slot);
    }
    this.reading.from += count;
  }

  private blockFor(count: number): Block {
    const last = this.blocks.at(-1);
    if (last !== undefined && this.filled + count <= this.blockSize) return last;
    const column = (largest: number) => narrowest(largest, this.blockSize);
    const block = {
      age: column(this.population + 1),
      place: column(this.positions + 1),
      better: column(this.population + 1),
      tied: column(this.population + 1),
    };
    this.blocks.push(block);
    this.filled = 0;
    return block;
  }
}
