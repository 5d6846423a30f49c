// What the likelihood of a search's settings sees: of each creation, the known candidates at distance ≤ 1.
//
// Gathered once for the largest population considered; every smaller one sees the younger part of it.
// METHOD §2: the first 4000 evaluations in creation order. Hot: flat columns.

import { Float64Column, float64At, Int32Column, int32At } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import { sequenceLength } from '../trace/sequences.ts';
import type { Trace, VariableNode } from '../trace/trace.ts';
import { inverseOf } from './log-products.ts';
import { MutationLaw } from './mutation-law.ts';
import { SlidingPopulation } from './sliding-population.ts';

/** Evaluations, in creation order, whose likelihood counts. */
export const LIKELIHOOD_EVALUATIONS = 4000;

export interface Evidence {
  /** Number of creations, ascending by what was known. */
  readonly creations: number;
  readonly known: Int32Array;
  /** Natural log of u_c, and its `inverseOf`. */
  readonly logRandom: Float64Array;
  readonly inverseRandom: Float64Array;
  /** Possible parents of creation c: `offsets[c] … offsets[c + 1]`, youngest first. */
  readonly offsets: Int32Array;
  /** The most that a creation has. */
  readonly mostParents: number;
  /** Candidate index (0-based) of each, and its `rankOf`. */
  readonly candidate: Int32Array;
  readonly rank: Int32Array;
  /** Kind of mutation of each: what `mutation` knows of it. */
  readonly kind: Int32Array;
  /** mut(c | m) of each kind under either model; few, since positions with as many options are alike. */
  readonly mutation: { readonly redraw: Float64Array; readonly replace: Float64Array };
  /** Of every candidate known to some creation: how many distinct qualities are below its own. */
  readonly rankOf: Int32Array;
  /** Number of distinct qualities. */
  readonly ranks: number;
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
        int32At(knownSuccesses, a) - int32At(knownSuccesses, b) ||
        int32At(orders.creationOf, a) - int32At(orders.creationOf, b),
    );
  const kinds = new MutationKinds(trace.space);
  const population = new SlidingPopulation(trace, orders, largestPopulation);
  const offsets = new Int32Column();
  const candidate = new Int32Column();
  const kind = new Int32Column();
  offsets.push(0);
  // Possible parents of a creation as candidate · span + position + 1: numbers sort faster than pairs.
  const span = trace.space.length + 1;
  const found = new Float64Array(largestPopulation);
  let mostParents = 0;
  for (const creation of creations) {
    population.advanceTo(int32At(knownSuccesses, creation));
    const sequence = int32At(trace.sequence, creation);
    const length = sequenceLength(trace.sequences, sequence);
    let parents = 0;
    const { index } = population;
    const neighbours = index.findNeighbours(sequence);
    for (let place = -1; place < neighbours; place++) {
      const of = place < 0 ? sequence : int32At(index.neighbours, place);
      const position = place < 0 ? -1 : int32At(index.positions, place);
      for (let member = index.firstMember(of); member >= 0; member = index.after(member)) {
        found[parents++] = population.candidateOf(member) * span + position + 1;
      }
    }
    found.subarray(0, parents).sort();
    for (let place = parents - 1; place >= 0; place--) {
      const pair = float64At(found, place);
      const position = (pair % span) - 1;
      candidate.push((pair - position - 1) / span);
      kind.push(kinds.of(length, position));
    }
    mostParents = Math.max(mostParents, parents);
    offsets.push(candidate.length);
  }
  const seen = creations.reduce((most, creation) => Math.max(most, int32At(knownSuccesses, creation)), 0);
  const qualities = Float64Array.from(orders.candidates.subarray(0, seen), evaluation =>
    float64At(trace.quality, evaluation),
  );
  const logRandom = Float64Array.from(creations, creation =>
    float64At(kinds.redrawLaw.logRandom, sequenceLength(trace.sequences, int32At(trace.sequence, creation))),
  );
  const { rankOf, ranks } = rankQualities(qualities);
  const candidates = candidate.finish();
  return {
    creations: creations.length,
    known: creations.map(creation => int32At(knownSuccesses, creation)),
    logRandom,
    inverseRandom: logRandom.map(inverseOf),
    offsets: offsets.finish(),
    mostParents,
    candidate: candidates,
    rank: candidates.map(member => int32At(rankOf, member)),
    kind: kind.finish(),
    mutation: { redraw: kinds.redraw.finish(), replace: kinds.replace.finish() },
    rankOf,
    ranks,
  };
}

function rankQualities(quality: Float64Array): Pick<Evidence, 'rankOf' | 'ranks'> {
  const ascending = Int32Array.from(quality.keys()).sort(
    (a, b) => float64At(quality, a) - float64At(quality, b),
  );
  const rankOf = new Int32Array(quality.length);
  let ranks = 0;
  let last = Number.NaN;
  for (const candidate of ascending) {
    if (float64At(quality, candidate) !== last) ranks++;
    last = float64At(quality, candidate);
    rankOf[candidate] = ranks - 1;
  }
  return { rankOf, ranks };
}

/** Numbers the mutations that are equally likely under both models, as they are met. */
class MutationKinds {
  readonly redrawLaw: MutationLaw;
  readonly redraw = new Float64Column();
  readonly replace = new Float64Column();
  private readonly replaceLaw: MutationLaw;
  private readonly byPlace = new Map<number, number>();
  private readonly byProbabilities = new Map<string, number>();
  private readonly positions: number;

  constructor(space: readonly VariableNode[]) {
    this.redrawLaw = new MutationLaw(space, 'redraw');
    this.replaceLaw = new MutationLaw(space, 'replace');
    this.positions = space.length;
  }

  /** Of sequences of `length` that differ at `position`; −1: equal sequences. */
  of(length: number, position: number): number {
    const place = length * (this.positions + 1) + position + 1;
    let kind = this.byPlace.get(place);
    if (kind === undefined) {
      kind = this.number(
        this.redrawLaw.probability(length, position),
        this.replaceLaw.probability(length, position),
      );
      this.byPlace.set(place, kind);
    }
    return kind;
  }

  private number(redraw: number, replace: number): number {
    const key = `${redraw} ${replace}`;
    const kind = this.byProbabilities.get(key) ?? this.redraw.length;
    if (kind === this.redraw.length) {
      this.byProbabilities.set(key, kind);
      this.redraw.push(redraw);
      this.replace.push(replace);
    }
    return kind;
  }
}
