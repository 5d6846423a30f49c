// How often does each prefix occur among the last so many candidates?
//
// METHOD §6: the window at candidate c is the last W successes up to and including c. A sliding window is kept
// by one addition and one subtraction a step, O(1) whatever its size; hot, so a step allocates nothing. A single
// window, asked for on its own, is counted once.

import { int32At } from '../../shared/columns.ts';
import { NO_PREFIX } from './prefixes.ts';

/** Counts of the last `size` candidates; it only moves forward. */
export class PrefixWindow {
  /** Number of candidates taken in: the window ends at candidate `candidate` (1-based; 0 before the first). */
  candidate = 0;
  /** Occurrences of each prefix. */
  readonly counts: Int32Array;
  /** The prefix whose count the last step raised, and the one it lowered; NO_PREFIX for none. */
  entered = NO_PREFIX;
  left = NO_PREFIX;
  private readonly ofCandidate: Int32Array;
  private readonly size: number;

  constructor(ofCandidate: Int32Array, prefixes: number, size: number) {
    this.ofCandidate = ofCandidate;
    this.size = size;
    this.counts = new Int32Array(prefixes);
  }

  /** Takes in the next candidate and lets the oldest go once the window is full. */
  step(): void {
    const retired = this.candidate - this.size;
    const entered = int32At(this.ofCandidate, this.candidate++);
    const left = retired < 0 ? NO_PREFIX : int32At(this.ofCandidate, retired);
    const isUnchanged = entered === left;
    this.entered = isUnchanged ? NO_PREFIX : entered;
    this.left = isUnchanged ? NO_PREFIX : left;
    this.change(this.entered, 1);
    this.change(this.left, -1);
  }

  private change(prefixId: number, by: number): void {
    if (prefixId !== NO_PREFIX) this.counts[prefixId] = int32At(this.counts, prefixId) + by;
  }
}

export interface PrefixCount {
  readonly prefixId: number;
  readonly count: number;
}

/** The prefixes of the window that ends at a candidate (1-based) and their counts, by id: O(W log W). */
export function countWindow(ofCandidate: Int32Array, candidate: number, windowSize: number): PrefixCount[] {
  const ids = ofCandidate.slice(Math.max(0, candidate - windowSize), candidate).sort();
  const counts: { prefixId: number; count: number }[] = [];
  for (const prefixId of ids) {
    const last = counts[counts.length - 1];
    if (last?.prefixId === prefixId) last.count++;
    else if (prefixId !== NO_PREFIX) counts.push({ prefixId, count: 1 });
  }
  return counts;
}

/** The commonest prefixes first, ties by the smaller id; at most `limit` of them. */
export function commonest(counts: readonly PrefixCount[], limit: number): PrefixCount[] {
  return [...counts].sort((a, b) => b.count - a.count || a.prefixId - b.prefixId).slice(0, limit);
}
