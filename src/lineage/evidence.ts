// What the likelihood of a search's settings sees: of each creation, the known candidates at distance ≤ 1.
//
// Gathered once for the largest population considered; every smaller one sees the younger part of it.
// METHOD §2: the first 4000 evaluations in creation order. Hot: flat columns.

import { float64At, float64Of, Int32Column, int32At } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import { type SequenceTable, sequenceLength, someSequences } from '../trace/sequences.ts';
import type { Trace } from '../trace/trace.ts';
import { HoleIndex } from './hole-index.ts';
import { inverseOf } from './log-products.ts';
import { MutationKinds } from './mutation-kinds.ts';
import { RankCounts } from './rank-counts.ts';

/** Evaluations, in creation order, whose likelihood counts. */
export const LIKELIHOOD_EVALUATIONS = 4000;

export interface Evidence {
  /** Number of creations, ascending by what was known. */
  readonly creations: number;
  readonly known: Int32Array;
  /** Natural log of u_c, and its `inverseOf`. */
  readonly logRandom: Float64Array;
  readonly inverseRandom: Float64Array;
  /** Runs of creation c, one for each kind of mutation that it may be: `offsets[c] … offsets[c + 1]`. */
  readonly offsets: Int32Array;
  /** Kind of mutation of each run: what `mutation` knows of it. */
  readonly kind: Int32Array;
  /** Possible parents of a run: `starts[run] … starts[run + 1]`, youngest first. */
  readonly starts: Int32Array;
  /** The most that a creation has. */
  readonly mostParents: number;
  /** Candidate index (0-based) of each, and its `rankOf`. */
  readonly candidate: Int32Array;
  readonly rank: Int32Array;
  /** Of each, how many of the candidates known to the creation are no better, itself included. */
  readonly noBetter: Int32Array;
  /** mut(c | m) of each kind under either model; few, since positions with as many options are alike. */
  readonly mutation: { readonly redraw: Float64Array; readonly replace: Float64Array };
  /** Of every candidate known to some creation: how many distinct qualities are below its own. */
  readonly rankOf: Int32Array;
  /** Number of distinct qualities, and 1 for those that more than one candidate has. */
  readonly ranks: number;
  readonly isTied: Uint8Array;
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
  const known = creations.map(creation => int32At(knownSuccesses, creation));
  const candidates = orders.candidates.subarray(0, known.at(-1) ?? 0);
  const kinds = new MutationKinds(trace.space);
  const parents = gatherParents(trace, { creations, known, candidates, largestPopulation, kinds });
  const logRandom = float64Of(creations, creation =>
    float64At(kinds.redrawLaw.logRandom, sequenceLength(trace.sequences, int32At(trace.sequence, creation))),
  );
  const ranking = rankQualities(float64Of(candidates, row => float64At(trace.quality, row)));
  const rank = parents.candidate.map(member => int32At(ranking.rankOf, member));
  return {
    creations: creations.length,
    known,
    logRandom,
    inverseRandom: logRandom.map(inverseOf),
    ...parents,
    rank,
    noBetter: countNoBetter(known, parents, rank, ranking),
    mutation: { redraw: kinds.redraw.finish(), replace: kinds.replace.finish() },
    ...ranking,
  };
}

interface Search {
  readonly creations: Int32Array;
  readonly known: Int32Array;
  /** Those known to some creation. */
  readonly candidates: Int32Array;
  readonly largestPopulation: number;
  readonly kinds: MutationKinds;
}

function gatherParents(trace: Trace, search: Search) {
  const { creations, known, candidates, largestPopulation } = search;
  const { table, sequenceOf } = sequencesAlone(trace, candidates, creations);
  const seen = candidates.length;
  const capacity = Math.max(1, Math.min(largestPopulation, seen));
  const index = new HoleIndex(table, capacity, trace.space);
  /** By member: a candidate takes the number of the one that it follows. */
  const candidateOf = new Int32Array(capacity);
  const runs = new ParentRuns(table, index, search.kinds, seen, candidateOf);
  let added = 0;
  for (let creation = 0; creation < creations.length; creation++) {
    for (; added < int32At(known, creation); added++) {
      const member = added % capacity;
      if (added >= capacity) index.removeOldest(member);
      index.add(member, int32At(sequenceOf, added));
      candidateOf[member] = added;
    }
    runs.add(int32At(sequenceOf, seen + creation));
  }
  return runs.finish();
}

/** The possible parents of one creation after another, run by run. */
class ParentRuns {
  private readonly table: SequenceTable;
  private readonly index: HoleIndex;
  private readonly kinds: MutationKinds;
  private readonly seen: number;
  private readonly candidateOf: Int32Array;
  private readonly offsets = new Int32Column();
  private readonly kind = new Int32Column();
  private readonly starts = new Int32Column();
  private readonly candidate = new Int32Column();
  private mostParents = 0;
  /** Of the creation at hand, as kind · seen + age: in the order of these numbers they make its runs. */
  private readonly found: Float64Array;
  private parents = 0;
  private length = 0;

  constructor(
    table: SequenceTable,
    index: HoleIndex,
    kinds: MutationKinds,
    seen: number,
    candidateOf: Int32Array,
  ) {
    this.table = table;
    this.index = index;
    this.kinds = kinds;
    this.seen = seen;
    this.candidateOf = candidateOf;
    this.found = new Float64Array(candidateOf.length);
    this.offsets.push(0);
  }

  /** The next creation, by its sequence. */
  add(sequence: number): void {
    this.parents = 0;
    this.length = sequenceLength(this.table, sequence);
    const { index } = this;
    this.addMembers(index.firstMember(sequence), -1);
    const neighbours = index.findNeighbours(sequence);
    for (let place = 0; place < neighbours; place++)
      this.addMembers(int32At(index.heads, place), int32At(index.positions, place));
    this.found.subarray(0, this.parents).sort();
    this.addRuns();
    this.offsets.push(this.kind.length);
    this.mostParents = Math.max(this.mostParents, this.parents);
  }

  finish(): Pick<Evidence, 'offsets' | 'kind' | 'starts' | 'candidate' | 'mostParents'> {
    this.starts.push(this.candidate.length);
    return {
      offsets: this.offsets.finish(),
      kind: this.kind.finish(),
      starts: this.starts.finish(),
      candidate: this.candidate.finish(),
      mostParents: this.mostParents,
    };
  }

  private addMembers(first: number, position: number): void {
    const { index, found, candidateOf } = this;
    const youngest = (this.kinds.of(this.length, position) + 1) * this.seen - 1;
    for (let member = first; member >= 0; member = index.after(member))
      found[this.parents++] = youngest - int32At(candidateOf, member);
  }

  private addRuns(): void {
    const { found, seen, candidate } = this;
    let last = -1;
    for (let place = 0; place < this.parents; place++) {
      const kind = Math.floor(float64At(found, place) / seen);
      const age = float64At(found, place) - kind * seen;
      if (kind !== last) {
        this.kind.push(kind);
        this.starts.push(candidate.length);
        last = kind;
      }
      candidate.push(seen - 1 - age);
    }
  }
}

/** The sequences of some evaluations as a table of their own, and which of them each has, list by list. */
function sequencesAlone(trace: Trace, ...lists: readonly Int32Array[]) {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const sequences = new Int32Array(total);
  let filled = 0;
  for (const list of lists) for (const row of list) sequences[filled++] = int32At(trace.sequence, row);
  const distinct = Int32Array.from(new Set(sequences)).sort();
  const numberOf = new Map(Array.from(distinct, (sequence, number) => [sequence, number]));
  const sequenceOf = sequences.map(sequence => numberOf.get(sequence) ?? -1);
  return { table: someSequences(trace.sequences, distinct), sequenceOf };
}

function rankQualities(quality: Float64Array): Pick<Evidence, 'rankOf' | 'ranks' | 'isTied'> {
  const distinct = Float64Array.from(new Set(quality)).sort();
  const ranks = new Map(Array.from(distinct, (value, rank) => [value, rank]));
  const rankOf = Int32Array.from(quality, value => ranks.get(value) ?? -1);
  const first = new Int32Array(distinct.length).fill(-1);
  const isTied = new Uint8Array(distinct.length);
  for (let candidate = 0; candidate < rankOf.length; candidate++) {
    const rank = int32At(rankOf, candidate);
    if (int32At(first, rank) < 0) first[rank] = candidate;
    else isTied[rank] = 1;
  }
  return { rankOf, ranks: distinct.length, isTied };
}

function countNoBetter(
  known: Int32Array,
  { offsets, starts }: Pick<Evidence, 'offsets' | 'starts'>,
  rank: Int32Array,
  { rankOf, ranks }: Pick<Evidence, 'rankOf' | 'ranks'>,
): Int32Array {
  const noBetter = new Int32Array(rank.length);
  const counts = new RankCounts(ranks);
  let added = 0;
  for (let creation = 0, slot = 0; creation < known.length; creation++) {
    while (added < int32At(known, creation)) counts.add(int32At(rankOf, added++), 1);
    const end = int32At(starts, int32At(offsets, creation + 1));
    for (; slot < end; slot++) noBetter[slot] = counts.upTo(int32At(rank, slot));
  }
  return noBetter;
}
