// What a reader must know before believing a comparison: what was skipped, and what the runs cannot tell.

import { isSkipped } from '../shared/skipped.ts';
import { MOST_LINES } from './curves.ts';
import type { ComparedRun } from './groups.ts';
import type { Comparison, Note } from './schema.ts';

export function notesOn(comparison: Omit<Comparison, 'notes'>, runs: readonly ComparedRun[]): Note[] {
  const { groups, trie, quality, popularity } = comparison;
  const notes: Note[] = [];
  const note = (code: string, message: string) => notes.push({ code, message });
  const parts = { tries: trie, 'quality curves': quality, popularity };
  const reasons = Object.entries(parts).flatMap(([name, part]) =>
    isSkipped(part) ? [{ name, reason: part.skipped }] : [],
  );
  for (const reason of new Set(reasons.map(each => each.reason))) {
    const names = reasons.filter(each => each.reason === reason).map(({ name }) => name);
    note('skipped', `not compared: ${names.join(' and ')}; ${reason}`);
  }
  if (!groups.some(({ runs: count }) => count > 1)) {
    note(
      'no-repeats',
      'single runs: a search with another seed differs too, so no difference is called significant; repeats would tell',
    );
  }
  if (groups.length > MOST_LINES) {
    note(
      'many-groups',
      `${groups.length} groups: figures show their distribution, and single ones for the first ${MOST_LINES} at most`,
    );
  }
  if (!isSkipped(quality) && quality.window === null) {
    note('windows-differ', 'the window W differs between the runs: medians of the window are not compared');
  }
  if (!isSkipped(popularity) && !popularity.complete) {
    note(
      'prefixes-unlisted',
      'a summary does not list all its prefixes: ids number those that snapshots show',
    );
  }
  const contradicted = runs.filter(({ summary }) => (summary.trace.settings.shortfall ?? 0) >= 10);
  const [first] = contradicted;
  if (first !== undefined) {
    note(
      'settings-contradicted',
      `the settings given contradict the trace in ${contradicted.length === 1 ? first.label : `${contradicted.length} runs`}`,
    );
  }
  return notes;
}
