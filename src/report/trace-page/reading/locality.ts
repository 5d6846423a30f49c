// What the numbers of locality say in plain words, and what follows for designers (METHOD §4).

import {
  countOf,
  countText,
  numberText,
  percentText,
  pValueText,
  secondsText,
} from '../../../charts/number-text.ts';
import type { Takeaway } from '../../page/blocks.ts';
import {
  applying,
  type Computed,
  type Present,
  presentPart,
  type Reading,
  type TraceFacts,
} from '../parts.ts';

type Locality = Computed<'locality'>;
type Within = Present<Locality['withinWorker']>;
type Across = Present<Locality['acrossWorkers']>;
type NullTest = Within['temporalNull'];

const CLEAR = 0.01;

const READS: Readonly<Record<Locality['accesses'], string>> = {
  recorded: 'were read',
  hypothetical: 'would be transferred',
  presence: 'are present',
};

export function readLocality(locality: Locality, _trace: TraceFacts): Reading {
  const within = presentPart(locality.withinWorker);
  const across = presentPart(locality.acrossWorkers);
  return {
    sentences: applying(
      topTensors(locality),
      within === null ? null : repetition(within),
      within === null ? null : placement(within),
      across === null ? null : sharing(across),
      reuse(locality),
    ),
    takeaways: applying(
      within === null ? null : workerCaches(within),
      within === null ? null : placing(within),
      across === null ? null : broadcasting(locality, across),
      waiting(locality),
    ),
  };
}

function topTensors({ tensors, accesses, topTensorWorkers }: Locality): string | null {
  const [first, second] = tensors;
  if (first === undefined) return 'No model would take a tensor from another.';
  const rest = second === undefined ? '' : `, of the next in ${percentText(second.share)}`;
  const reach =
    topTensorWorkers === null || topTensorWorkers.eligible === 0
      ? ''
      : ` It reaches ${topTensorWorkers.reading} of the ${countOf(topTensorWorkers.eligible, 'worker')} with five evolved jobs or more.`;
  return `The tensors of the most popular prefix ${READS[accesses]} in ${percentText(first.share)} of the evaluations${rest}.${reach}`;
}

function repetition({ repeat, temporalNull }: Within): string | null {
  if (repeat === null) return null;
  return `A worker’s next job needs ${percentText(repeat)} of its tensors from the worker’s last job${comparison(temporalNull, 'if the architectures came in random order')}.`;
}

function placement({ workerNull }: Within): string | null {
  const { lift, pValue } = workerNull;
  if (lift === null || pValue === null) return null;
  if (pValue < CLEAR && lift > 1)
    return `Jobs also return to the worker that knows them (lift ${numberText(lift)} against shuffled workers, ${pValueText(pValue)}).`;
  return `Which worker takes a job makes no difference to that (lift ${numberText(lift)} against shuffled workers, ${pValueText(pValue)}): the gain comes from time.`;
}

function sharing({ sharing: share, meanInFlight, temporalNull }: Across): string | null {
  if (share === null || meanInFlight === null) return null;
  return `When a job starts, ${percentText(share)} of the ${numberText(meanInFlight)} jobs in flight need its deepest tensor too${comparison(temporalNull, 'by chance')}.`;
}

function comparison({ mean, lift, pValue }: NullTest, when: string): string {
  if (mean === null || lift === null || pValue === null) return '';
  return ` (${percentText(mean)} ${when}; lift ${numberText(lift)}, ${pValueText(pValue)})`;
}

function reuse({ reuseDistance }: Locality): string | null {
  const found = presentPart(reuseDistance);
  if (found === null || found.median === null) return null;
  return `Half of the tensors that a worker meets again, it meets within ${numberText(found.median)} ${found.median === 1 ? 'job' : 'jobs'}.`;
}

function workerCaches({ repeat, temporalNull }: Within): Takeaway | null {
  const { lift, pValue } = temporalNull;
  if (repeat === null || lift === null || pValue === null) return null;
  const advice =
    pValue < CLEAR && lift > 1
      ? `A cache of a worker’s last job would answer ${percentText(repeat)} of its next requests, ${numberText(lift)} times what chance gives: recency is worth keeping.`
      : `A cache of a worker’s last job would answer ${percentText(repeat)} of its next requests, no more than popular prefixes give by chance: keep what is popular, not what is recent.`;
  return { audience: 'Caches', advice };
}

function placing({ workerNull }: Within): Takeaway | null {
  const { lift, pValue } = workerNull;
  if (lift === null || pValue === null) return null;
  const advice =
    pValue < CLEAR && lift > 1
      ? 'The scheduler already keeps jobs near the tensors that they need.'
      : 'Jobs go to whichever worker is free. Sending a job to a worker that holds its tensors is an unused chance.';
  return { audience: 'Schedulers', advice };
}

function broadcasting({ burstCount }: Locality, { temporalNull }: Across): Takeaway | null {
  const { lift, pValue } = temporalNull;
  if (lift === null || pValue === null || burstCount === 0) return null;
  const advice =
    pValue < CLEAR && lift > 1
      ? `Workers ask for the same tensor at the same time beyond chance, in ${countText(burstCount)} bursts over three workers or more: answer them together.`
      : `${countText(burstCount)} bursts bring three workers or more to one tensor; that is not clearly more than chance would make.`;
  return { audience: 'Storage', advice };
}

function waiting({ quanta }: Locality): Takeaway | null {
  const found = presentPart(quanta);
  if (found === null || found.workers < 2) return null;
  const waitOf = (s: number) => found.curve.find(quantum => quantum.s === s)?.measuredWaitSeconds ?? null;
  const all = waitOf(found.workers);
  const half = waitOf(Math.ceil(found.workers / 2));
  if (all === null || half === null) return null;
  return {
    audience: 'Schedulers',
    advice: `Waiting for all ${countText(found.workers)} workers would cost each ${secondsText(all)}, for half of them ${secondsText(half)}, of ${secondsText(found.mean ?? 0)} that an evaluation takes.`,
  };
}
