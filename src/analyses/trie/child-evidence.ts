// What the likelihood of each child says of where mutations fall (METHOD §3), gathered for an EM over all of them.
//
// f_c(π) = Σ over places of x(place) · the selection weight of the members there. A place is a position i, x = π_i d_i, or,
// behind the positions, a length, for members equal to a child of it, x = Σ π_i d_i over its positions. A child with one
// place alone shares nothing out and is only counted. Rows of the same number of entries stand together, so that a loop
// over one always runs as often; in blocks, so that nothing is copied as they grow.

import { float64At, scratchFloat64 } from '../../shared/columns.ts';
import { scratchMemory } from '../../shared/memory.ts';
import { type ChoiceCodes, codeAt, narrowest } from '../../trace/sequences.ts';

const ROWS_PER_BLOCK = 1 << 12;

/** Rows of `width` entries each, one after the other. */
export interface RowBlock {
  readonly width: number;
  rows: number;
  readonly places: ChoiceCodes;
  readonly weights: Float64Array;
}

export class ChildEvidence {
  /** Children of which anything is known. */
  children = 0;
  /** Children with that place alone. */
  readonly lone: Float64Array;
  readonly blocks: RowBlock[] = [];
  /** The last block of each width. */
  private readonly open: (RowBlock | undefined)[] = [];
  /** The child that is being described. */
  private width = 0;
  private readonly places: ChoiceCodes;
  private readonly weights: Float64Array;

  constructor(places: number) {
    this.lone = new Float64Array(places);
    this.places = narrowest(places, places);
    this.weights = new Float64Array(places);
  }

  /** Adds selection weight to the child that ends next: each of its places once. */
  add(place: number, weight: number): void {
    this.places[this.width] = place;
    this.weights[this.width++] = weight;
  }

  endChild(): void {
    const { width, places, weights } = this;
    this.width = 0;
    if (width === 0) return;
    this.children++;
    if (width === 1) {
      const place = codeAt(places, 0);
      this.lone[place] = float64At(this.lone, place) + 1;
      return;
    }
    const block = this.blockOf(width);
    const from = block.rows++ * width;
    for (let entry = 0; entry < width; entry++) {
      block.places[from + entry] = places[entry] as number;
      block.weights[from + entry] = weights[entry] as number;
    }
  }

  private blockOf(width: number): RowBlock {
    const last = this.open[width];
    if (last !== undefined && last.rows < ROWS_PER_BLOCK) return last;
    const size = ROWS_PER_BLOCK * width;
    const block = {
      width,
      rows: 0,
      places: narrowest(this.lone.length, size, scratchMemory),
      weights: scratchFloat64(size),
    };
    this.blocks.push(block);
    this.open[width] = block;
    return block;
  }
}
