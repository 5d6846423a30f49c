// What the likelihood of a search's settings sees: of each creation, the known candidates at distance ≤ 1.
//
// Gathered once for the largest population considered; every smaller one sees the younger part of it.
// METHOD §2: the first 4000 evaluations in creation order. Hot: flat columns.

import { at, Float64Column, Int32Column } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import { sequenceLength } from '../trace/sequences.ts';
import type { Trace } from '../trace/trace.ts';
import { MutationLaw } from './mutation-law.ts';
import { SlidingPopulation } from './sliding-population.ts';

/** Evaluations, in creation order, whose likelihood counts. */
export const LIKELIHOOD_EVALUATIONS = 4000;

export interface Evidence {
  /** Number of creations, ascending by what was known. */
  readonly creations: number;
  readonly known: Int32Array;
  /** Natural log of u_c. */
  readonly logRandom: Float64Array;
  /** Possible parents of creation c: `offsets[c] … offsets[c + 1]`, youngest first. */
  readonly offsets: Int32Array;
  /** Candidate index (0-based) of each, and mut(c | m) under either model. */
  readonly candidate: Int32Array;
  readonly redraw: Float64Array;
  readonly replace: Float64Array;
  /** Quality of every candidate. */
  readonly quality: Float64Array;
}

export function gatherEvidence(
  trace: Trace,
  orders: Orders,
  knownSuccesses: Int32Array,
  largestPopulation: number,
): Evidence {
  const creations = orders.creation
    .slice(0, LIKELIHOOD_EVALUATIONS)
    .sort(
      (a, b) =>
        at(knownSuccesses, a) - at(knownSuccesses, b) || at(orders.creationOf, a) - at(orders.creationOf, b),
    );
  const redrawLaw = new MutationLaw(trace.space, 'redraw');
  const replaceLaw = new MutationLaw(trace.space, 'replace');
  const population = new SlidingPopulation(trace, orders, largestPopulation);
  const offsets = new Int32Column();
  const candidate = new Int32Column();
  const redraw = new Float64Column();
  const replace = new Float64Column();
  offsets.push(0);
  const found: { candidate: number; position: number }[] = [];
  for (const creation of creations) {
    population.advanceTo(at(knownSuccesses, creation));
    const sequence = at(trace.sequence, creation);
    const length = sequenceLength(trace.sequences, sequence);
    found.length = 0;
    const addMembers = (of: number, position: number) => {
      const { index } = population;
      for (let member = index.firstMember(of); member >= 0; member = index.after(member)) {
        found.push({ candidate: member, position });
      }
    };
    addMembers(sequence, -1);
    population.index.forEachNeighbour(sequence, addMembers);
    found.sort((a, b) => b.candidate - a.candidate);
    for (const { candidate: member, position } of found) {
      candidate.push(member);
      redraw.push(redrawLaw.probability(length, position));
      replace.push(replaceLaw.probability(length, position));
    }
    offsets.push(candidate.length);
  }
  return {
    creations: creations.length,
    known: creations.map(creation => at(knownSuccesses, creation)),
    logRandom: Float64Array.from(creations, creation =>
      at(redrawLaw.logRandom, sequenceLength(trace.sequences, at(trace.sequence, creation))),
    ),
    offsets: offsets.finish(),
    candidate: candidate.finish(),
    redraw: redraw.finish(),
    replace: replace.finish(),
    quality: Float64Array.from(orders.candidates, evaluation => at(trace.quality, evaluation)),
  };
}
