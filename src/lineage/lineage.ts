// Who was whose parent: recorded where the trace says so, else a posterior distribution (METHOD §2).

import { int32At, sharedFloat64, sharedInt32 } from '../shared/columns.ts';
import { lazily } from '../shared/lazily.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import type { StoredParents } from './parent-store.ts';
import { recordedReplay } from './recorded.ts';
import { type Creation, inferredReplay, type Replay, type SearchModel } from './replay.ts';
import { type ParentCounts, surveyParents } from './survey.ts';

/** What lists of evaluations say of parents: columns by evaluation. */
export interface LikelyParents {
  /** Most probable parent sequence, −1 when unresolved or of stage 1; and its weight. */
  readonly parentSequence: Int32Array;
  readonly confidence: Float64Array;
  /** The parent itself where only one evaluation can have been it (or was recorded), else −1. */
  readonly onlyParent: Int32Array;
  /** Posterior weight of a random architecture, NaN outside stage 2. */
  readonly randomWeight: Float64Array;
}

/** What is found of a lineage: plain data, by which another thread has it too. */
export interface LineageFindings {
  readonly source: 'recorded' | 'inferred';
  /** Stage-2 evaluations, failures too. */
  readonly eligible: number;
  /** Those whose weight of "random" is under one half. */
  readonly resolved: number;
  readonly unresolved: number;
  /** Children with exactly one possible parent; all resolved ones when parents are recorded. */
  readonly certain: number;
  readonly meanConfidence: number | null;
  readonly model: SearchModel;
  /** Possible parents that were found and kept; undefined where they are recorded. */
  readonly stored: StoredParents | undefined;
}

export interface Lineage extends LineageFindings {
  /** The parents by evaluation, found by a replay of their own when first asked for. */
  readonly likelyParents: () => LikelyParents;
  /** Visits all stage-2 creations, in creation order wherever knowledge grows in that order. */
  readonly replay: Replay;
}

/** Visits every creation once and counts what can be said of the parents. `known`: successes known at each creation. */
export function findLineage(
  trace: Trace,
  orders: Orders,
  known: Int32Array,
  model: SearchModel,
): LineageFindings {
  const source = trace.parentsRecorded ? 'recorded' : 'inferred';
  const { counts, stored } = trace.parentsRecorded
    ? { counts: countRecorded(recordedReplay(trace, orders, known, model).replay), stored: undefined }
    : surveyParents(trace, orders, known, model);
  const { eligible, resolved, certain, confidence } = counts;
  return {
    source,
    eligible,
    resolved,
    unresolved: eligible - resolved,
    certain,
    meanConfidence: resolved === 0 ? null : confidence / resolved,
    model,
    stored,
  };
}

/** A recorded parent is certain. */
function countRecorded(replay: Replay): ParentCounts {
  let eligible = 0;
  let resolved = 0;
  replay(creation => {
    eligible++;
    if (creation.resolved) resolved++;
  });
  return { eligible, resolved, certain: resolved, confidence: resolved };
}

/** The lineage of a trace of which everything is found. */
export function lineageOf(
  trace: Trace,
  orders: Orders,
  known: Int32Array,
  findings: LineageFindings,
): Lineage {
  const { source, model, stored } = findings;
  const { replay } =
    source === 'recorded'
      ? recordedReplay(trace, orders, known, model)
      : inferredReplay(trace, orders, known, model, { stored });
  return { ...findings, likelyParents: lazily(() => listLikelyParents(trace, replay)), replay };
}

function listLikelyParents(trace: Trace, replay: Replay): LikelyParents {
  const parentSequence = sharedInt32(trace.evaluations).fill(-1);
  const confidence = sharedFloat64(trace.evaluations).fill(Number.NaN);
  const onlyParent = sharedInt32(trace.evaluations).fill(-1);
  const randomWeight = sharedFloat64(trace.evaluations).fill(Number.NaN);
  replay(creation => {
    const { child } = creation;
    randomWeight[child] = creation.random;
    if (!creation.resolved) return;
    const top = findTopSequence(trace, creation);
    parentSequence[child] = top.sequence;
    confidence[child] = top.weight;
    if (creation.count === 1) onlyParent[child] = int32At(creation.member, 0);
  });
  return { parentSequence, confidence, onlyParent, randomWeight };
}

/** Weights within this of each other are tied: they are equal but for rounding. */
const TIE = 1e-12;

/** The most probable parent sequence of a creation and its weight; ties to the lexicographically first. Hot: plain loads. */
export function findTopSequence(
  trace: Trace,
  { count, member, weight }: Creation,
): { sequence: number; weight: number } {
  const sequenceOf = trace.sequence;
  let top = -1;
  let topWeight = Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < count; ) {
    const sequence = sequenceOf[member[slot] as number] as number;
    let sum = 0;
    do sum += weight[slot++] as number;
    while (slot < count && sequenceOf[member[slot] as number] === sequence);
    const isTied = Math.abs(sum - topWeight) <= TIE;
    if (isTied ? sequence >= top : sum <= topWeight) continue;
    top = sequence;
    topWeight = sum;
  }
  return { sequence: top, weight: topWeight };
}
