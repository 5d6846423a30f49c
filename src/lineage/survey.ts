// A first look at a search whose parents must be inferred: all parents are found, kept for later replays, and weighed by
// sequence.
//
// What is counted of a lineage asks for no weight of a single member, so none is formed (replay.ts does). Hot.

import { float64At, int32At } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { ParentFinder } from './parent-finder.ts';
import type { StoredParents } from './parent-store.ts';
import { EPSILON, inferredSearch, newCreation, type SearchModel } from './replay.ts';

/** What is counted of the parents of stage-2 creations; METHOD §2. */
export interface ParentCounts {
  eligible: number;
  resolved: number;
  certain: number;
  /** Over the resolved, of the weights of their most probable parent sequences. */
  confidence: number;
}

/** Finds the parents of all stage-2 creations. `known`: successes known at each creation. */
export function surveyParents(
  trace: Trace,
  orders: Orders,
  known: Int32Array,
  model: SearchModel,
): { counts: ParentCounts; stored: StoredParents } {
  const { mutation, law, creations, store, lengthOf } = inferredSearch(trace, orders, known, model);
  const finder = new ParentFinder(trace, orders, law);
  const creation = newCreation(model.population);
  const listed = { ...creation, age: new Int32Array(model.population) };
  const counts = { eligible: creations.length, resolved: 0, certain: 0, confidence: 0 };
  for (let index = 0; index < creations.length; index++) {
    const child = int32At(creations, index);
    const length = lengthOf(child);
    creation.count = finder.find(child, int32At(known, child), mutation.row(length), listed);
    store.keep(index, creation, listed.age);
    if (creation.count === 1) counts.certain++;
    countResolved(finder, EPSILON * float64At(mutation.random, length), counts);
  }
  return { counts, stored: store.stored };
}

/** `random`: ε u_c. */
function countResolved({ sequences, likelihood }: ParentFinder, random: number, counts: ParentCounts): void {
  let total = 0;
  let largest = 0;
  for (let index = 0; index < sequences; index++) {
    const joint = (1 - EPSILON) * (likelihood[index] as number);
    total += joint;
    if (joint > largest) largest = joint;
  }
  const evidence = total + random;
  if (total === 0 || random / evidence >= 0.5) return;
  counts.resolved++;
  counts.confidence += largest / evidence;
}
