// Who may be the parents of one creation after another? The members at distance ≤ 1 of a population that slides beneath them.
//
// They are listed member by member, and summed by sequence, which is all that a first look at a lineage needs. Hot: plain
// loads of what is within.

import { float64At, int32At } from '../shared/columns.ts';
import type { SelectionLaw } from '../stats/selection-probability.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { type Listed, SlidingPopulation } from './sliding-population.ts';

export class ParentFinder {
  /** Number of distinct sequences among the parents found; the arrays below hold that many. */
  sequences = 0;
  readonly sequence: Int32Array;
  /** Σ sel(m) mut(c | m) over the members with the sequence. */
  readonly likelihood: Float64Array;
  private readonly sequenceOf: Int32Array;
  private readonly population: SlidingPopulation;

  constructor(trace: Trace, orders: Orders, law: SelectionLaw) {
    this.sequenceOf = trace.sequence;
    this.population = new SlidingPopulation(trace, orders, law);
    this.sequence = new Int32Array(law.P);
    this.likelihood = new Float64Array(law.P);
  }

  /**
   * Lists the members that `mutationOf`, mut(c | m) by position mutated + 1, allows for a child; how many they are. What is
   * known never falls from one child to the next.
   */
  find(child: number, known: number, mutationOf: Float64Array, listed: Listed): number {
    const { population, sequence, likelihood } = this;
    const { index } = population;
    const created = int32At(this.sequenceOf, child);
    population.advanceTo(known);
    const neighbours = index.findNeighbours(created);
    let count = 0;
    let sequences = 0;
    const same = float64At(mutationOf, 0);
    if (same !== 0) count = population.list(index.firstMember(created), -1, listed, 0);
    if (count > 0) {
      sequence[0] = created;
      likelihood[0] = population.selected * same;
      sequences = 1;
    }
    for (let place = 0; place < neighbours; place++) {
      const position = index.positions[place] as number;
      const mutation = mutationOf[position + 1] as number;
      if (mutation === 0) continue;
      count = population.list(index.heads[place] as number, position, listed, count);
      sequence[sequences] = index.neighbours[place] as number;
      likelihood[sequences++] = population.selected * mutation;
    }
    this.sequences = sequences;
    return count;
  }
}
