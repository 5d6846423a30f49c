// Every headline number of the runs, its mean by group, and the difference of each group to the reference.

import { findCommonGoal } from './common-quality.ts';
import { testedDifference } from './difference.ts';
import { type ComparedRun, type Group, meanOf, valuesOf } from './groups.ts';
import { MEASURES, type MeasureSpec } from './measures.ts';
import type { Measure } from './schema.ts';

type Heading = Pick<MeasureSpec, 'id' | 'title' | 'section' | 'unit'>;

export function compareMeasures(
  runs: readonly ComparedRun[],
  groups: readonly Group[],
): { measures: Measure[]; commonQuality: number | null } {
  const summaries = runs.map(({ summary }) => summary);
  const goal = findCommonGoal(summaries);
  const section = 'Quality';
  const goals: Measure[] = [
    describe(
      { id: 'commonCandidate', title: 'Common quality at candidate', section, unit: 'count' },
      goal.candidates,
      groups,
    ),
    describe(
      { id: 'commonSeconds', title: 'Time to common quality', section, unit: 's' },
      goal.seconds,
      groups,
    ),
  ];
  const measures = MEASURES.flatMap(spec => {
    const reason = incomparable(spec, runs);
    const values = summaries.map(summary => spec.read(summary) ?? null);
    const measure = describe(spec, values, groups, reason);
    return spec.id === 'best' ? [measure, ...goals] : [measure];
  });
  return { measures, commonQuality: goal.quality };
}

function describe(
  { id, title, section, unit }: Heading,
  values: readonly (number | null)[],
  groups: readonly Group[],
  reason: string | null = null,
): Measure {
  const byGroup = groups.map(group => valuesOf(group, values));
  const [reference = [], ...others] = byGroup;
  const differences = others.map(other =>
    reason === null
      ? testedDifference(reference, other)
      : { mean: null, low: null, high: null, pValue: null },
  );
  return {
    id,
    title,
    section,
    unit,
    values: [...values],
    groups: groups.map(group => meanOf(group, values)),
    differences,
    skipped: reason,
  };
}

const SAID = { window: 'the window W', prefixLength: 'the prefix length k' } as const;

function incomparable({ same }: MeasureSpec, runs: readonly ComparedRun[]): string | null {
  if (same === undefined) return null;
  const keys = same === 'window' ? (['window', 'prefixLength'] as const) : (['prefixLength'] as const);
  const differing = keys.find(key => new Set(runs.map(({ summary }) => summary.trace[key])).size > 1);
  return differing === undefined ? null : `${SAID[differing]} is not the same in all runs`;
}
