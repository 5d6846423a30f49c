// The paper's findings about locality (V-B) as tests on a trace (METHOD §7).

import type { Summary } from '../summary/schema.ts';
import {
  type ClaimDefinition,
  decide,
  hasBeginning,
  type Judgement,
  present,
  show,
  showProbability,
  undetermined,
  type View,
} from './view.ts';

type NullTest = Exclude<
  Exclude<Summary['analyses']['locality'], undefined | { skipped: string }>['withinWorker'],
  { skipped: string }
>['temporalNull'];

function hasWorkers({ trace }: View): boolean {
  return trace.workers !== null && !trace.workersInferred;
}

/** True where transfers are derived from a repository that lacks what was trained before the part began. */
function lacksRepository(view: View): boolean {
  return !hasBeginning(view) && view.locality?.accesses === 'hypothetical';
}

const NO_REPOSITORY = 'the part lacks the models trained before it, from which it would transfer';

/** Supported: above the null; contradicted: not above it although the test could have shown it. */
function judgeNull(test: NullTest, what: string): Judgement {
  const { mean, sd, pValue, lift, observed } = test;
  if (mean === null || pValue === null) return undetermined('the permutation test has nothing to compare');
  const spread = sd === null || mean === 0 ? Number.POSITIVE_INFINITY : sd / mean;
  return decide(
    pValue < 0.01 && lift !== null && lift > 1,
    pValue >= 0.05 && spread <= 0.05 && mean < 0.95,
    `${what} ${show(observed)} against ${show(mean)} when architectures are permuted (lift ${show(lift)}, ${showProbability('p', pValue)})`,
  );
}

export const localityClaims: readonly ClaimDefinition[] = [
  {
    id: 'top-tensor-everywhere',
    claim: 'the most popular tensor reaches all workers',
    source: 'paper',
    discriminates: false,
    restsOnSettings: false,
    judge: view => {
      const readers = view.locality?.topTensorWorkers ?? null;
      if (!hasWorkers(view)) return undetermined('the trace names no workers');
      if (readers === null || readers.eligible === 0) return undetermined('no worker has 5 jobs of stage 2');
      const everywhere = readers.reading === readers.eligible;
      return decide(
        everywhere,
        !everywhere,
        `${readers.reading} of ${readers.eligible} workers with at least 5 evolved jobs read it`,
      );
    },
  },
  {
    id: 'worker-reuse',
    claim: 'a worker meets the same tensors in succession',
    source: 'paper',
    discriminates: true,
    restsOnSettings: false,
    judge: view => {
      const within = view.locality === null ? null : present(view.locality.withinWorker);
      if (!hasWorkers(view)) return undetermined('the trace names no workers');
      if (within === null) return undetermined('needs times');
      if (lacksRepository(view)) return undetermined(NO_REPOSITORY);
      return judgeNull(within.temporalNull, 'the share of accesses that the previous job had too is');
    },
  },
  {
    id: 'concurrent-sharing',
    claim: 'workers share tensors at the same time',
    source: 'paper',
    discriminates: true,
    restsOnSettings: false,
    judge: view => {
      const across = view.locality === null ? null : present(view.locality.acrossWorkers);
      if (across === null) return undetermined('needs times');
      if (lacksRepository(view)) return undetermined(NO_REPOSITORY);
      return judgeNull(
        across.temporalNull,
        "the share of jobs in flight that access a starting job's deepest tensor is",
      );
    },
  },
];
