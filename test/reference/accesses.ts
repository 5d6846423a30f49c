// Which tensors did each evaluation access, and which tensors are the popular ones (METHOD §4)?

import { itemAt } from '../../src/shared/columns.ts';
import { findDonation } from './donors.ts';
import type { ReferenceOptions } from './options.ts';
import { codesOf, sinceOrigin, writePrefix } from './reading.ts';
import { byCodePoint, compareSequences, type World } from './world.ts';

export interface Accesses {
  kind: 'recorded' | 'hypothetical' | 'presence';
  /** Tensor ids of each record, the deepest last. */
  lists: readonly (readonly string[])[];
  /** Lexicographic order of tensor ids. */
  compare: (a: string, b: string) => number;
}

const SHOWN = 20;

export function listAccesses(world: World, options: ReferenceOptions): Accesses {
  const codesById = new Map<string, readonly number[]>();
  const recorded = world.records.some(({ tensors, transferred }) => (tensors ?? transferred) !== undefined);
  const presence = options.access === 'presence';
  // Where some evaluations name their tensors, one that names none read none: prefixes are no ids of the trace's.
  const named = world.records.some(({ tensors }) => tensors !== undefined);
  const lists = world.records.map(({ tensors }, record) => {
    if (named && !presence) return tensors ?? [];
    const codes = codesOf(world, record);
    const depth = presence ? codes.length : findDonation(world, record).depth;
    return Array.from({ length: depth }, (_, i) => {
      const prefix = codes.slice(0, i + 1);
      const id = writePrefix(world, prefix);
      codesById.set(id, prefix);
      return id;
    });
  });
  const compare = (a: string, b: string): number => {
    const [left, right] = [codesById.get(a), codesById.get(b)];
    return left && right ? compareSequences(left, right) : byCodePoint(a, b);
  };
  return { kind: presence ? 'presence' : recorded ? 'recorded' : 'hypothetical', lists, compare };
}

export interface Tensor {
  rank: number;
  id: string;
  accesses: number;
  share: number;
  workers: number;
  firstStart: number;
  lastStart: number;
}

/** By accesses, then lexicographically; the first twenty. An evaluation counts once for a tensor. */
export function rankTensors(
  world: World,
  accesses: Accesses,
  start: readonly number[],
  workers: readonly string[],
): Tensor[] {
  const ids = [...new Set(accesses.lists.flat())];
  const tensors = ids.map(id => {
    const readers = findReaders(accesses, id);
    const starts = readers.map(record => sinceOrigin(world, itemAt(start, record)));
    return {
      rank: 0,
      id,
      accesses: readers.length,
      share: readers.length / world.records.length,
      workers: new Set(readers.map(record => itemAt(workers, record))).size,
      firstStart: Math.min(...starts),
      lastStart: Math.max(...starts),
    };
  });
  tensors.sort((a, b) => b.accesses - a.accesses || accesses.compare(a.id, b.id));
  return tensors.slice(0, SHOWN).map((tensor, i) => ({ ...tensor, rank: i + 1 }));
}

/** Records that access a tensor, in input order. */
export function findReaders(accesses: Accesses, id: string): number[] {
  return accesses.lists.flatMap((list, record) => (list.includes(id) ? [record] : []));
}
