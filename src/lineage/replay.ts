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
import { ParentFinder } from './parent-finder.ts';
import { newParentStore, ParentStore, type StoredParents } from './parent-store.ts';
import { creationsByKnowledge } from './sliding-population.ts';

/** Weight of "random" in every stage-2 creation: no trace is wholly explained by its population. */
export const EPSILON = 0.001;

/** One stage-2 creation and its possible parents, those with mut > 0 or recorded; buffers are reused, valid during the visit only. */
export interface Creation {
  /** The evaluation created. */
  child: number;
  /** Number of possible parents (members at distance ≤ 1); the arrays below hold that many. */
  count: number;
  /** Evaluation of each possible parent; equal sequences stand together, and so do those that differ at one position. */
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
  /** u_c, the likelihood of a random architecture. */
  uniform: number;
  /** Posterior weight of a random architecture; with recorded parents 1 where unresolved, else 0. */
  random: number;
  resolved: boolean;
  /** Successes known: the population is candidates `known − P + 1 … known` (1-based). */
  known: number;
}

/** What of its possible parents a creation is visited with: all, or all but `mutation` and `weight`, which is less work. */
export type Weighed = 'all' | 'selection';

export type Replay = (visit: (creation: Creation) => void, weighed?: Weighed) => void;

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
    uniform: 1,
    random: 1,
    resolved: false,
    known: 0,
  };
}

/** What may be known before a replay of its parents: those found by another, and the bytes that more may take. */
export interface ParentMemory {
  readonly stored?: StoredParents | undefined;
  /** By default what parent-store.ts allows. */
  readonly budget?: number | undefined;
}

/** A replay, and what it has stored of the parents by now: none where they are recorded. */
export interface StoringReplay {
  readonly replay: Replay;
  readonly stored?: StoredParents;
}

/** A search whose parents must be inferred: its laws, its stage-2 creations, and the store of their parents. */
export function inferredSearch(
  trace: Trace,
  orders: Orders,
  known: Int32Array,
  { population, sample, mutation }: SearchModel,
  { stored, budget }: ParentMemory = {},
) {
  const creations = creationsByKnowledge(orders, known, population);
  return {
    mutation: new MutationLaw(trace.space, mutation),
    law: new SelectionLaw(population, sample),
    creations,
    store:
      stored === undefined
        ? newParentStore(creations.length, population, trace.sequences.maxLength, budget)
        : new ParentStore(stored),
    lengthOf: lengthsOf(trace),
  };
}

/** Replays a search whose parents must be inferred. `known`: successes known at each creation. */
export function inferredReplay(
  trace: Trace,
  orders: Orders,
  known: Int32Array,
  model: SearchModel,
  memory: ParentMemory = {},
): StoringReplay {
  const { mutation, law, creations, store, lengthOf } = inferredSearch(trace, orders, known, model, memory);
  const replay: Replay = (visit, weighed = 'all') => {
    const weighParents = weighed === 'all' ? weigh : select;
    let finder: ParentFinder | null = null;
    const creation = newCreation(model.population);
    const listed = { ...creation, age: new Int32Array(model.population) };
    const { kept } = store.stored;
    const cursor = { block: 0, from: 0 };
    for (let index = 0; index < creations.length; index++) {
      const child = int32At(creations, index);
      const length = lengthOf(child);
      const mutationOf = mutation.row(length);
      creation.child = child;
      creation.known = int32At(known, child);
      if (index < kept) {
        store.load(index, creation, orders.candidates, cursor);
      } else {
        finder ??= new ParentFinder(trace, orders, law);
        creation.count = finder.find(child, creation.known, mutationOf, listed);
        nameMembers(creation, orders.candidates, listed.age);
        store.keep(index, creation, listed.age);
      }
      creation.uniform = float64At(mutation.random, length);
      weighParents(mutationOf, law, creation);
      visit(creation);
    }
  };
  return { replay, stored: store.stored };
}

/** The length of each evaluation's sequence, without a look at it where all are as long. */
function lengthsOf({ sequences, sequence }: Trace): (evaluation: number) => number {
  const { minLength, maxLength } = sequences;
  if (minLength === maxLength) return () => maxLength;
  return evaluation => sequenceLength(sequences, int32At(sequence, evaluation));
}

/** From ages to evaluations: the youngest member is the last that is known. */
function nameMembers({ count, known, member }: Creation, candidates: Int32Array, age: Int32Array): void {
  for (let slot = 0; slot < count; slot++) member[slot] = candidates[known - (age[slot] as number)] as number;
}

/** Gives each possible parent its posterior weight. Once for every pair in every replay: plain loads of what is within. */
function weigh(mutationOf: Float64Array, law: SelectionLaw, creation: Creation): void {
  const { count, position, better, tied, selection, mutation, weight } = creation;
  const { byRank } = law;
  const last = byRank.length - 1;
  let total = 0;
  let ties = 0;
  for (let slot = 0; slot < count; slot++) {
    const mut = mutationOf[(position[slot] as number) + 1] as number;
    const sel = byRank[last - (better[slot] as number)] as number;
    const joint = (1 - EPSILON) * sel * mut;
    total += joint;
    selection[slot] = sel;
    mutation[slot] = mut;
    weight[slot] = joint;
    ties |= (tied[slot] as number) - 1;
  }
  // Apart, since the loop that calls nothing runs in half the time.
  if (ties !== 0) total = weighTied(mutationOf, law, creation);
  const evidence = settle(total, creation);
  if (total === 0) return;
  for (let slot = 0; slot < count; slot++) weight[slot] = (weight[slot] as number) / evidence;
}

/** As `weigh`, without what `selection` leaves out. */
function select(mutationOf: Float64Array, law: SelectionLaw, creation: Creation): void {
  const { count, position, better, tied, selection } = creation;
  const { byRank } = law;
  const last = byRank.length - 1;
  let total = 0;
  let ties = 0;
  for (let slot = 0; slot < count; slot++) {
    const sel = byRank[last - (better[slot] as number)] as number;
    total += (1 - EPSILON) * sel * (mutationOf[(position[slot] as number) + 1] as number);
    selection[slot] = sel;
    ties |= (tied[slot] as number) - 1;
  }
  if (ties !== 0) total = weighTied(mutationOf, law, creation);
  settle(total, creation);
}

/** Says how likely a random architecture is; p_c. `total`: Σ (1 − ε) sel(m) mut(c | m). */
function settle(total: number, creation: Creation): number {
  const random = EPSILON * creation.uniform;
  const evidence = total + random;
  creation.random = total === 0 ? 1 : random / evidence;
  creation.resolved = creation.random < 0.5;
  return evidence;
}

/** The same where members are tied; Σ (1 − ε) sel(m) mut(c | m). */
function weighTied(
  mutationOf: Float64Array,
  law: SelectionLaw,
  { count, position, better, tied, selection, weight }: Creation,
): number {
  let total = 0;
  for (let slot = 0; slot < count; slot++) {
    const sel = law.probability(int32At(better, slot), int32At(tied, slot));
    const joint = (1 - EPSILON) * sel * float64At(mutationOf, int32At(position, slot) + 1);
    total += joint;
    selection[slot] = sel;
    weight[slot] = joint;
  }
  return total;
}
