// What the readings look at: the analyses of a summary as they are when they were computed.

import { isSkipped, type Skipped } from '../../shared/skipped.ts';
import type { Summary } from '../../summary/schema.ts';
import type { Takeaway } from '../page/blocks.ts';

export type Analyses = Summary['analyses'];
export type TraceFacts = Summary['trace'];
export type Computed<Id extends keyof Analyses> = Exclude<Analyses[Id], Skipped | undefined>;

/** A part without the cases in which it was skipped. */
export type Present<Part> = Exclude<Part, Skipped | undefined>;

/** Plain reading of a question's numbers, and what follows from it. */
export interface Reading {
  readonly sentences: readonly string[];
  readonly takeaways: readonly Takeaway[];
}

/** The part itself, or null where it was skipped or not asked for. */
export function presentPart<Part>(part: Part): Present<Part> | null {
  return part === undefined || isSkipped(part) ? null : (part as Present<Part>);
}

/** Sentences and takeaways without those that do not apply. */
export function applying<Item>(...items: readonly (Item | null)[]): Item[] {
  return items.filter(item => item !== null);
}
