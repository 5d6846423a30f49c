// One stage-2 creation after another, each with its possible parents and their posterior weights.
//
// METHOD §2: weight of member m = (1 − ε) sel(m) mut(c | m) / p_c, of a random architecture = ε u_c / p_c,
// p_c their sum. Everything about lineage is an expectation under these weights, so analyses visit them
// here and keep only their own sums; nothing of O(evaluations × population) is ever held. Hot.

import { float64At, int32At } from '../shared/columns.ts';
import { SelectionLaw } from '../stats/selection-probability.ts';
import type { Orders } from '../trace/orders.ts';
import { sequenceLength } from '../trace/sequences.ts';
import type { Trace } from '../trace/trace.ts';
import { MutationLaw } from './mutation-law.ts';
import type { MutationModel } from './mutation-model.ts';
import { ParentStore } from './parent-store.ts';
import { creationsByKnowledge, SlidingPopulation } from './sliding-population.ts';

/** Weight of "random" in every stage-2 creation: no trace is wholly explained by its population. */
export const EPSILON = 0.001;

/** One stage-2 creation and its possible parents; buffers are reused, valid during the visit only. */
export interface Creation {
  /** The evaluation created. */
  child: number;
  /** Number of possible parents (members at distance ≤ 1); the arrays below hold that many. */
  count: number;
  /** Evaluation of each possible parent; equal sequences stand together. */
  readonly member: Int32Array;
  /** Position mutated (0-based), −1 for an equal sequence, −2 for a recorded parent at distance ≥ 2. */
  readonly position: Int32Array;
  /** Members of the population strictly better, and tied (itself included); tied 0 for one outside it. */
  readonly better: Int32Array;
  readonly tied: Int32Array;
  /** Exact selection probability; 0 for a recorded parent outside the population. */
  readonly selection: Float64Array;
  /** mut(c | m). */
  readonly mutation: Float64Array;
  /** Posterior weight as parent. */
  readonly weight: Float64Array;
  /** Natural log of u_c, the likelihood of a random architecture. */
  logRandom: number;
  /** Posterior weight of a random architecture; with recorded parents 1 where unresolved, else 0. */
  random: number;
  resolved: boolean;
  /** Successes known: the population is candidates `known − P + 1 … known` (1-based). */
  known: number;
}

export type Replay = (visit: (creation: Creation) => void) => void;

/** What a replay stands on, besides the trace. */
export interface SearchModel {
  readonly population: number;
  readonly sample: number;
  readonly mutation: MutationModel;
}

export function newCreation(capacity: number): Creation {
  return {
    child: -1,
    count: 0,
    member: new Int32Array(capacity),
    position: new Int32Array(capacity),
    better: new Int32Array(capacity),
    tied: new Int32Array(capacity),
    selection: new Float64Array(capacity),
    mutation: new Float64Array(capacity),
    weight: new Float64Array(capacity),
    logRandom: 0,
    random: 1,
    resolved: false,
    known: 0,
  };
}

/** Replays a search whose parents must be inferred. `known`: successes known at each creation. */
export function inferredReplay(trace: Trace, orders: Orders, known: Int32Array, model: SearchModel): Replay {
  const mutation = new MutationLaw(trace.space, model.mutation);
  const law = new SelectionLaw(model.population, model.sample);
  const creations = creationsByKnowledge(orders, known, model.population);
  const store = new ParentStore(creations.length, model.population, trace.sequences.maxLength);
  return visit => {
    let population: SlidingPopulation | null = null;
    const creation = newCreation(model.population);
    const { kept } = store;
    for (let index = 0; index < creations.length; index++) {
      const child = int32At(creations, index);
      creation.child = child;
      creation.known = int32At(known, child);
      if (index < kept) {
        store.load(index, creation, orders.candidates);
      } else {
        population ??= new SlidingPopulation(trace, orders, model.population);
        population.advanceTo(creation.known);
        findParents(trace, orders, population, creation);
        store.keep(index, creation, orders.candidateOf);
      }
      weigh(trace, mutation, law, creation);
      visit(creation);
    }
  };
}

function findParents(trace: Trace, orders: Orders, population: SlidingPopulation, creation: Creation): void {
  const { index, ranks } = population;
  const sequence = int32At(trace.sequence, creation.child);
  creation.count = 0;
  const addMembers = (of: number, position: number) => {
    for (let candidate = index.firstMember(of); candidate >= 0; candidate = index.after(candidate)) {
      const standing = ranks.standing(population.qualityOf(candidate));
      const slot = creation.count++;
      creation.member[slot] = int32At(orders.candidates, candidate);
      creation.position[slot] = position;
      creation.better[slot] = standing.better;
      creation.tied[slot] = standing.tied;
    }
  };
  addMembers(sequence, -1);
  index.forEachNeighbour(sequence, addMembers);
}

/** Keeps the members with mut > 0 and gives each its posterior weight. */
function weigh(trace: Trace, mutation: MutationLaw, law: SelectionLaw, creation: Creation): void {
  const length = sequenceLength(trace.sequences, int32At(trace.sequence, creation.child));
  let kept = 0;
  let total = 0;
  for (let slot = 0; slot < creation.count; slot++) {
    const mut = mutation.probability(length, int32At(creation.position, slot));
    if (mut === 0) continue;
    const selection = law.probability(int32At(creation.better, slot), int32At(creation.tied, slot));
    const joint = (1 - EPSILON) * selection * mut;
    total += joint;
    creation.member[kept] = int32At(creation.member, slot);
    creation.position[kept] = int32At(creation.position, slot);
    creation.better[kept] = int32At(creation.better, slot);
    creation.tied[kept] = int32At(creation.tied, slot);
    creation.selection[kept] = selection;
    creation.mutation[kept] = mut;
    creation.weight[kept++] = joint;
  }
  creation.count = kept;
  creation.logRandom = float64At(mutation.logRandom, length);
  const random = EPSILON * Math.exp(creation.logRandom);
  const evidence = total + random;
  for (let slot = 0; slot < kept; slot++) {
    creation.weight[slot] = total === 0 ? 0 : float64At(creation.weight, slot) / evidence;
  }
  creation.random = total === 0 ? 1 : random / evidence;
  creation.resolved = creation.random < 0.5;
}
