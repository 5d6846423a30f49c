// Which claims are judged differently in different runs?

import type { ComparedRun, Group } from './groups.ts';
import type { ComparedClaim } from './schema.ts';

/** Claims in the order of the first run; one that a run lacks is undetermined there. */
export function compareClaims(runs: readonly ComparedRun[], groups: readonly Group[]): ComparedClaim[] {
  const first = runs[0]?.summary.claims ?? [];
  const verdictsOf = runs.map(
    ({ summary }) => new Map(summary.claims.map(({ id, verdict }) => [id, verdict] as const)),
  );
  return first.map(({ id, claim, discriminates }) => {
    const verdicts = verdictsOf.map(verdict => verdict.get(id) ?? 'undetermined');
    const counts = groups.map(({ members }) => countVerdicts(members.map(member => verdicts[member])));
    const majorities = new Set(counts.flatMap(each => majorityOf(each) ?? []));
    return {
      id,
      claim,
      discriminates,
      groups: counts,
      differs: new Set(verdicts).size > 1,
      leaning: majorities.size > 1,
    };
  });
}

type Counts = ComparedClaim['groups'][number];
type Verdict = keyof Counts;

function countVerdicts(verdicts: readonly (Verdict | undefined)[]): Counts {
  const counts = { supported: 0, contradicted: 0, undetermined: 0 };
  for (const verdict of verdicts) counts[verdict ?? 'undetermined']++;
  return counts;
}

/** The verdict of more than half of the runs; null without one. */
function majorityOf({ supported, contradicted, undetermined }: Counts): Verdict | null {
  const half = (supported + contradicted + undetermined) / 2;
  if (supported > half) return 'supported';
  if (contradicted > half) return 'contradicted';
  return undetermined > half ? 'undetermined' : null;
}
