// The replay of a trace that records parents: the posterior's case of weight 1 (METHOD §2, §9).
//
// An evaluation without a parent, or whose parent failed or is missing, is unresolved. A parent outside the
// population (or not yet known) is resolved without a rank; one at distance ≥ 2 is no mutation.

import { float64At, int32At } from '../shared/columns.ts';
import { SelectionLaw } from '../stats/selection-probability.ts';
import type { Orders } from '../trace/orders.ts';
import { choiceAt, type SequenceTable, sequenceLength } from '../trace/sequences.ts';
import type { Trace } from '../trace/trace.ts';
import { MutationLaw } from './mutation-law.ts';
import { type Creation, newCreation, type Replay, type SearchModel, type StoringReplay } from './replay.ts';
import { creationsByKnowledge, SlidingRanks } from './sliding-population.ts';

export function recordedReplay(
  trace: Trace,
  orders: Orders,
  known: Int32Array,
  model: SearchModel,
): StoringReplay {
  const mutation = new MutationLaw(trace.space, model.mutation);
  const law = new SelectionLaw(model.population, model.sample);
  const creations = creationsByKnowledge(orders, known, model.population);
  const replay: Replay = visit => {
    const population = new SlidingRanks(trace, orders, model.population);
    const creation = newCreation(1);
    for (const child of creations) {
      creation.child = child;
      creation.known = int32At(known, child);
      population.advanceTo(creation.known);
      const parent = int32At(trace.parent, child);
      creation.resolved = parent >= 0 && int32At(orders.candidateOf, parent) > 0;
      creation.count = creation.resolved ? 1 : 0;
      creation.random = creation.resolved ? 0 : 1;
      const length = sequenceLength(trace.sequences, int32At(trace.sequence, child));
      creation.uniform = float64At(mutation.random, length);
      if (creation.resolved) {
        describeParent(trace, orders, population, law, creation, parent);
        const position = int32At(creation.position, 0);
        creation.mutation[0] = position === -2 ? 0 : mutation.probability(length, position);
      }
      visit(creation);
    }
  };
  return { replay };
}

function describeParent(
  trace: Trace,
  orders: Orders,
  population: SlidingRanks,
  law: SelectionLaw,
  creation: Creation,
  parent: number,
): void {
  const candidate = int32At(orders.candidateOf, parent) - 1;
  const isMember = candidate < creation.known && candidate >= creation.known - law.P;
  const member = population.memberOf(candidate);
  const better = isMember ? population.ranks.better(member) : 0;
  const tied = isMember ? population.ranks.tied(member) : 0;
  creation.member[0] = parent;
  creation.position[0] = differingPosition(
    trace.sequences,
    int32At(trace.sequence, creation.child),
    int32At(trace.sequence, parent),
  );
  creation.better[0] = better;
  creation.tied[0] = tied;
  creation.selection[0] = isMember ? law.probability(better, tied) : 0;
  creation.weight[0] = 1;
}

/** The one position at which two sequences differ; −1 if none, −2 if several or the lengths differ. */
export function differingPosition(table: SequenceTable, a: number, b: number): number {
  if (a === b) return -1;
  const length = sequenceLength(table, a);
  if (sequenceLength(table, b) !== length) return -2;
  let found = -1;
  for (let position = 0; position < length; position++) {
    if (choiceAt(table, a, position) === choiceAt(table, b, position)) continue;
    if (found >= 0) return -2;
    found = position;
  }
  return found;
}
