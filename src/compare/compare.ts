// From summaries to their comparison, in one screen.

import { isSkipped } from '../shared/skipped.ts';
import { rounded } from '../shared/stable-json.ts';
import { compareClaims } from './claims.ts';
import { compareCurves } from './curves.ts';
import { countApart } from './difference.ts';
import { type ComparedRun, groupRuns, type RunInput } from './groups.ts';
import { compareMeasures } from './headline.ts';
import { notesOn } from './notes.ts';
import { comparePopularity } from './popularity.ts';
import { COMPARISON_VERSION, type Comparison, type Run } from './schema.ts';
import { commonSpace } from './spaces.ts';
import { compareTries } from './tries.ts';

/**
 * Holds runs against each other; the first group is the reference. Pure and deterministic.
 * @throws NastraceError `usage` for fewer than two runs, or two of the same label.
 */
export function compareSummaries(inputs: readonly RunInput[], version: string): Comparison {
  const { runs, groups } = groupRuns(inputs);
  const order = commonSpace(runs);
  const { measures, commonQuality } = compareMeasures(runs, groups);
  const found = {
    comparisonVersion: COMPARISON_VERSION,
    tool: { name: 'nastrace', version },
    runs: runs.map(describeRun),
    groups: groups.map(({ name, members }) => ({ name, runs: members.length })),
    commonQuality,
    measures,
    ...countApart(measures.flatMap(({ differences }) => differences)),
    claims: compareClaims(runs, groups),
    trie: isSkipped(order) ? order : compareTries(runs, groups, order),
    quality: compareCurves(runs, groups),
    popularity: isSkipped(order) ? order : comparePopularity(runs, groups, order),
  } as const;
  return rounded({ ...found, notes: notesOn(found, runs) });
}

function describeRun({ label, group, summary: { trace } }: ComparedRun): Run {
  return {
    label,
    group,
    sources: [...trace.sources],
    evaluations: trace.evaluations,
    successes: trace.successes,
    population: trace.settings.population,
    sample: trace.settings.sample,
    settingsSource: trace.settings.source,
    window: trace.window,
    prefixLength: trace.prefixLength,
  };
}
