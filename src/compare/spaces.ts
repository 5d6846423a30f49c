// Do the runs search the same space, and in which order do its choices stand? (METHOD §1, §6)
//
// A space is known by its positions and choices, not by the names of its nodes: formats name them differently.
// A trace often shows only the choices it met, so a position need share one choice, not all.

import { type Skipped, skipped } from '../shared/skipped.ts';
import { compareCodePoints } from '../shared/text-order.ts';
import type { ComparedRun } from './groups.ts';

/** The rank of each choice's text, by position. */
export type ChoiceOrder = readonly ReadonlyMap<string, number>[];

/** The order over the union of the runs, or why there is no common one. */
export function commonSpace(runs: readonly ComparedRun[]): ChoiceOrder | Skipped {
  const spaces = runs.map(({ summary }) => summary.trace.space.map(({ choices }) => choices.map(String)));
  const [first = []] = spaces;
  for (const [index, space] of spaces.entries()) {
    const who = `${runs[0]?.label} and ${runs[index]?.label}`;
    if (space.length !== first.length) {
      return skipped(`${who} search different spaces: ${first.length} and ${space.length} variable nodes`);
    }
    const apart = space.findIndex(
      (choices, position) => !choices.some(each => first[position]?.includes(each)),
    );
    if (apart >= 0) return skipped(`${who} search different spaces: no common choice at node ${apart + 1}`);
  }
  return first.map((_, position) => orderOf(spaces.map(space => space[position] ?? [])));
}

/** An order that all keep if there is one: the usual one, or else that of the longest list. */
function orderOf(lists: readonly string[][]): ReadonlyMap<string, number> {
  const union = [...new Set(lists.flat())].sort(usualOrder(lists.flat()));
  const longest = lists.reduce((a, b) => (b.length > a.length ? b : a), []);
  const isDeclared = lists.some(list => !keepsOrder(list, union));
  const order = isDeclared && lists.every(list => keepsOrder(list, longest)) ? longest : union;
  return new Map(order.map((choice, rank) => [choice, rank]));
}

/** By number if all are numbers, else by code point. */
function usualOrder(choices: readonly string[]): (a: string, b: string) => number {
  const isNumeric = choices.every(choice => choice.trim() !== '' && Number.isFinite(Number(choice)));
  return isNumeric ? (a, b) => Number(a) - Number(b) || compareCodePoints(a, b) : compareCodePoints;
}

/** True where the list is the order with some left out. */
function keepsOrder(list: readonly string[], order: readonly string[]): boolean {
  let place = -1;
  return list.every(choice => {
    const next = order.indexOf(choice, place + 1);
    place = next;
    return next >= 0;
  });
}
