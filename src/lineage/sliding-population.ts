// The population as the manager knew it, creation by creation: the last P known candidates (METHOD §1).

import { float64At, int32At, scratchFloat64 } from '../shared/columns.ts';
import { reorderBy } from '../shared/order-by.ts';
import type { SelectionLaw } from '../stats/selection-probability.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { HoleIndex } from './hole-index.ts';
import { RankedMembers } from './ranked-members.ts';

/** The members by their qualities. */
export class SlidingRanks {
  /** Its members are numbered by `memberOf`. */
  readonly ranks: RankedMembers;
  /** Candidates known so far: members are candidate indices (0-based) `known − size … known − 1`. */
  known = 0;
  protected readonly capacity: number;
  protected readonly trace: Trace;
  protected readonly candidates: Int32Array;

  constructor(trace: Trace, { candidates }: Orders, capacity: number) {
    this.trace = trace;
    this.candidates = candidates;
    this.capacity = Math.max(1, Math.min(capacity, candidates.length));
    this.ranks = new RankedMembers(this.capacity);
  }

  /** The number of a candidate (0-based) among the members: it takes that of the one that retires. */
  memberOf(candidate: number): number {
    return candidate % this.capacity;
  }

  /** Lets the population grow to the first `known` candidates; it never goes back. */
  advanceTo(known: number): void {
    while (this.known < known) {
      const evaluation = int32At(this.candidates, this.known);
      const quality = float64At(this.trace.quality, evaluation);
      const member = this.memberOf(this.known);
      if (this.known < this.capacity) this.ranks.join(member, quality);
      else this.ranks.replace(member, quality);
      this.exchange(member, evaluation, this.known >= this.capacity);
      this.known++;
    }
  }

  /** An evaluation joins as a member, in the place of the oldest where the population is full. */
  protected exchange(_member: number, _evaluation: number, _isFull: boolean): void {}
}

/** Columns of possible parents that `list` fills. */
export interface Listed {
  readonly position: Int32Array;
  readonly better: Int32Array;
  readonly tied: Int32Array;
  /** 1 for the youngest member. */
  readonly age: Int32Array;
}

/** The members by their qualities, and an index of their architectures. */
export class SlidingPopulation extends SlidingRanks {
  /** Its members have the same numbers. */
  readonly index: HoleIndex;
  /** Σ of the exact selection probabilities of the members last listed. */
  selected = 0;
  private readonly law: SelectionLaw;
  private newest = -1;

  constructor(trace: Trace, orders: Orders, law: SelectionLaw) {
    super(trace, orders, law.P);
    this.law = law;
    this.index = new HoleIndex(trace.sequences, this.capacity, trace.space);
  }

  /**
   * Lists the members of one sequence, of which `first` is the first, from `from` on: the position given, the standing and
   * the age of each. Returns where the next would stand. Hot.
   */
  list(first: number, mutated: number, listed: Listed, from: number): number {
    const { capacity, newest } = this;
    const { next } = this.index;
    const { placeOf, size } = this.ranks;
    const { byRank } = this.law;
    const { position, better, tied, age } = listed;
    const least = byRank.length - size;
    let count = from;
    let selected = 0;
    for (let member = first; member >= 0; member = next[member] as number) {
      const place = placeOf[member] as number;
      // Negative for members with larger numbers, which are older than all with smaller ones.
      const younger = newest - member;
      position[count] = mutated;
      better[count] = size - 1 - place;
      tied[count] = 1;
      age[count++] = younger + 1 + (capacity & (younger >> 31));
      selected += byRank[least + place] as number;
    }
    this.selected = selected;
    if (this.ranks.twins > 0) this.standTied(first, listed, from);
    return count;
  }

  /** The standing of the same members where some may be tied. */
  private standTied(first: number, { better, tied }: Listed, from: number): void {
    let at = from;
    this.selected = 0;
    for (let member = first; member >= 0; member = this.index.after(member)) {
      const betterHere = this.ranks.better(member);
      const tiedHere = this.ranks.tied(member);
      better[at] = betterHere;
      tied[at++] = tiedHere;
      this.selected += this.law.probability(betterHere, tiedHere);
    }
  }

  protected override exchange(member: number, evaluation: number, isFull: boolean): void {
    if (isFull) this.index.removeOldest(member);
    this.index.add(member, int32At(this.trace.sequence, evaluation));
    this.newest = member;
  }
}

/**
 * The candidates' qualities, by candidate index; to be read alone, since they are the trace's own column where no evaluation
 * fails and all are written in order.
 */
export function qualitiesOf(trace: Trace, { candidates }: Orders): Float64Array {
  if (candidates.length === trace.evaluations && isInRowOrder(candidates)) return trace.quality;
  const qualities = scratchFloat64(candidates.length);
  for (let index = 0; index < candidates.length; index++) {
    qualities[index] = float64At(trace.quality, int32At(candidates, index));
  }
  return qualities;
}

function isInRowOrder(candidates: Int32Array): boolean {
  let index = 0;
  while (index < candidates.length && candidates[index] === index) index++;
  return index === candidates.length;
}

/** Stage-2 creations in the order in which results became known; creation order where that is monotone. */
export function creationsByKnowledge(
  orders: Orders,
  knownSuccesses: Int32Array,
  population: number,
): Int32Array {
  const { creation } = orders;
  const knownAt = (place: number) => int32At(knownSuccesses, int32At(creation, place));
  let place = 1;
  while (place < creation.length && knownAt(place - 1) <= knownAt(place)) place++;
  if (place < creation.length) {
    const evolved = creation.filter(evaluation => int32At(knownSuccesses, evaluation) >= population);
    return reorderBy(evolved, new Float64Array(knownSuccesses));
  }
  // Knowledge grows in creation order: stage 2 is its end.
  let first = 0;
  while (first < creation.length && knownAt(first) < population) first++;
  return creation.subarray(first);
}
