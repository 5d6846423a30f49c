// What a simulated search searches: variable nodes in order, each with its choices.

import { NastraceError } from '../shared/errors.ts';
import type { Choice } from '../trace/trace.ts';

export interface SpaceNode {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** The nodes in the order of the architecture sequence. */
export type SearchSpace = readonly SpaceNode[];

/** `count` choices named 0 … count − 1. */
export function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, choice) => choice);
}

/** Number of choices at each position. */
export function optionsOf(space: SearchSpace): Int32Array {
  return Int32Array.from(space, node => node.choices.length);
}

/** Throws NastraceError `config` for a space in which no search is possible; `place` names where it came from. */
export function checkSpace(space: SearchSpace, place: string): void {
  const names = new Set<string>();
  for (const { name } of space) {
    if (names.has(name)) throw spaceError(place, `two nodes are named ${JSON.stringify(name)}`);
    names.add(name);
  }
  for (const { name, choices } of space) {
    if (new Set(choices.map(String)).size < choices.length) {
      throw spaceError(place, `node ${JSON.stringify(name)}: a choice is listed twice`);
    }
  }
  if (space.every(({ choices }) => choices.length < 2)) {
    throw spaceError(
      place,
      'expected a node with two or more choices, found a space of at most one architecture',
    );
  }
}

export function spaceError(place: string, message: string): NastraceError {
  return new NastraceError('config', `${place}: ${message}`, [
    'a space is [{"name": "op0", "choices": ["conv", "skip"]}, …]; a number of choices will do as well',
  ]);
}
