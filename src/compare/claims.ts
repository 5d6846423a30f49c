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
    return {
      id,
      claim,
      discriminates,
      groups: groups.map(({ members }) => {
        const counts = { supported: 0, contradicted: 0, undetermined: 0 };
        for (const member of members) counts[verdicts[member] ?? 'undetermined']++;
        return counts;
      }),
      differs: new Set(verdicts).size > 1,
    };
  });
}
