// When do several workers want one tensor at nearly the same time? (METHOD §4; paper V-B3: "workers 11-13,
// 20, and 23-25 access tensor 3 at nearly the same time")

import { float64At, int32At } from '../../shared/columns.ts';
import { compareCodePoints } from '../../shared/text-order.ts';
import { traceOrigin } from '../../trace/clock.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';
import type { TopTensor } from './tensors.ts';

const FEWEST_WORKERS = 3;
const LISTED = 10;

type Burst = LocalitySummary['bursts'][number];

/** `tensors` without the first, which is everywhere; `gap` Δ in seconds. */
export function findBursts(
  trace: Trace,
  tensors: readonly TopTensor[],
  gap: number,
): Pick<LocalitySummary, 'bursts' | 'burstCount'> {
  const bursts = tensors
    .slice(1)
    .flatMap((tensor, rank) => runsOf(trace, tensor, gap).map(burst => ({ burst, rank })));
  bursts.sort(
    (a, b) =>
      b.burst.workers.length - a.burst.workers.length ||
      b.burst.accesses - a.burst.accesses ||
      a.burst.start - b.burst.start ||
      a.rank - b.rank,
  );
  return { bursts: bursts.slice(0, LISTED).map(({ burst }) => burst), burstCount: bursts.length };
}

/** Maximal runs of accesses with successive starts at most `gap` apart, on at least three workers. */
function runsOf(trace: Trace, { name, evaluations }: TopTensor, gap: number): Burst[] {
  const origin = traceOrigin(trace);
  const timed = evaluations.filter(evaluation => !Number.isNaN(trace.start[evaluation]));
  const startOf = (index: number) => float64At(trace.start, int32At(timed, index));
  const bursts: Burst[] = [];
  for (let from = 0, to = 0; from < timed.length; from = to) {
    to = from + 1;
    while (to < timed.length && startOf(to) - startOf(to - 1) <= gap) to++;
    if (to - from < FEWEST_WORKERS) continue;
    const workers = new Set<string>();
    for (const evaluation of timed.subarray(from, to)) {
      const worker = trace.workers[int32At(trace.worker, evaluation)];
      if (worker !== undefined) workers.add(worker);
    }
    if (workers.size < FEWEST_WORKERS) continue;
    bursts.push({
      tensor: name,
      start: startOf(from) - origin,
      end: startOf(to - 1) - origin,
      accesses: to - from,
      workers: [...workers].sort(compareCodePoints),
    });
  }
  return bursts;
}
