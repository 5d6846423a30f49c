// Which depth-k prefix does each candidate carry, and under which id?
//
// METHOD §6: the id is the 0-based place of the prefix among all depth-k prefixes of the successes, in
// lexicographic order; sequences are numbered in that order, so one pass over them numbers the prefixes.
// A sequence shorter than k carries none (NO_PREFIX): its candidate fills a slot of the window and no more.

import { at, int32At, scratchInt32, uint8At } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import { prefixText } from '../../trace/prefix-text.ts';
import { commonPrefix, sequenceLength } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';

export const NO_PREFIX = -1;

/** Prefixes that a summary lists: more than that is no help to a reader and much to carry. */
const MOST_LISTED = 5000;

/** A product of options beyond this is written as this: more digits than any window can tell apart. */
const MOST_POSSIBLE = 1e300;

export interface Prefixes {
  /** k, in choices. */
  readonly length: number;
  /** Number of distinct prefixes among the successes; ids are 0 … count − 1. */
  readonly count: number;
  /** A sequence that carries each prefix. */
  readonly exampleOf: readonly number[];
  /** Prefix id of each candidate, by candidate index (0-based). */
  readonly ofCandidate: Int32Array;
  /** Prefix id of each sequence of a success; NO_PREFIX for the other sequences. */
  readonly ofSequence: Int32Array;
}

/** Numbers the depth-`length` prefixes of the successes. */
export function numberPrefixes(trace: Trace, orders: Orders, length: number): Prefixes {
  const { sequences } = trace;
  const succeeded = new Uint8Array(sequences.count);
  for (let index = 0; index < orders.candidates.length; index++)
    succeeded[int32At(trace.sequence, int32At(orders.candidates, index))] = 1;
  const ofSequence = scratchInt32(sequences.count).fill(NO_PREFIX);
  const exampleOf: number[] = [];
  let previous = -1;
  for (let sequence = 0; sequence < sequences.count; sequence++) {
    if (uint8At(succeeded, sequence) === 0 || sequenceLength(sequences, sequence) < length) continue;
    if (previous < 0 || commonPrefix(sequences, previous, sequence) < length) exampleOf.push(sequence);
    ofSequence[sequence] = exampleOf.length - 1;
    previous = sequence;
  }
  const ofCandidate = scratchInt32(orders.candidates.length);
  for (let index = 0; index < ofCandidate.length; index++)
    ofCandidate[index] = int32At(ofSequence, int32At(trace.sequence, int32At(orders.candidates, index)));
  return { length, count: exampleOf.length, exampleOf, ofCandidate, ofSequence };
}

/** The prefix as text, `0-1-1`. */
export function prefixName(trace: Trace, prefixes: Prefixes, prefixId: number): string {
  return prefixText(trace, at(prefixes.exampleOf, prefixId), prefixes.length);
}

/** How many prefixes of that length the search space has: the product of the options; at most 1e300. */
export function countPossiblePrefixes(trace: Trace, length: number): number {
  const product = trace.space.slice(0, length).reduce((all, node) => all * node.choices.length, 1);
  return Math.min(product, MOST_POSSIBLE);
}

/** Each prefix and the number of successes that carry it, by id: what a comparison numbers anew; null when too many. */
export function listPrefixes(trace: Trace, prefixes: Prefixes): { prefix: string; count: number }[] | null {
  if (prefixes.count > MOST_LISTED) return null;
  const counts = new Int32Array(prefixes.count);
  for (let index = 0; index < prefixes.ofCandidate.length; index++) {
    const prefixId = int32At(prefixes.ofCandidate, index);
    if (prefixId !== NO_PREFIX) counts[prefixId] = int32At(counts, prefixId) + 1;
  }
  return Array.from(counts, (count, prefixId) => ({ prefix: prefixName(trace, prefixes, prefixId), count }));
}
