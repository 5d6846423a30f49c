// Which runs are repeats of one setting? The runs by group, and means over them.

import { NastraceError } from '../shared/errors.ts';
import { compareCodePoints } from '../shared/text-order.ts';
import { type MeanInterval, meanInterval } from '../stats/student-interval.ts';
import type { Summary } from '../summary/schema.ts';

/** One run to compare. */
export interface RunInput {
  /** What the run is called; unique. */
  readonly label: string;
  /** Runs of the same group are repeats of one setting; its label by default. */
  readonly group?: string | undefined;
  readonly summary: Summary;
}

export interface Group {
  readonly name: string;
  /** Places in the list of runs. */
  readonly members: readonly number[];
}

/** A run as the comparison works on it. */
export interface ComparedRun {
  readonly label: string;
  readonly group: string;
  readonly summary: Summary;
}

/**
 * Groups in the order of their first run; the runs of each by label, so that their order changes nothing.
 * Throws NastraceError `usage` for fewer than two runs, or two of one label.
 */
export function groupRuns(inputs: readonly RunInput[]): { runs: ComparedRun[]; groups: Group[] } {
  if (inputs.length < 2) {
    throw new NastraceError('usage', `a comparison takes at least two runs, ${inputs.length} is given`);
  }
  const labels = inputs.map(({ label }) => label);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new NastraceError('usage', `two runs are called ${twice}`);
  const named = inputs.map(({ label, group = label, summary }) => ({ label, group, summary }));
  const names = [...new Set(named.map(({ group }) => group))];
  const runs: ComparedRun[] = [];
  const groups = names.map(name => {
    const members = named.filter(({ group }) => group === name);
    members.sort((a, b) => compareCodePoints(a.label, b.label));
    runs.push(...members);
    return { name, members: members.map((_, index) => runs.length - members.length + index) };
  });
  return { runs, groups };
}

/** The values of a group's runs, those that are known. */
export function valuesOf({ members }: Group, values: readonly (number | null)[]): number[] {
  return members.flatMap(member => values[member] ?? []);
}

export function meanOf(group: Group, values: readonly (number | null)[]): MeanInterval & { runs: number } {
  const known = valuesOf(group, values);
  return { ...meanInterval(known), runs: known.length };
}
