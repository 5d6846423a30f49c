// The numbers of locality that a reader may want to quote, as tables.

import { countText, numberText, percentText, secondsText } from '../../../charts/number-text.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import { detailsBlock, tableBlock } from '../../page/blocks.ts';
import type { Html } from '../../page/html.ts';
import type { Computed } from '../parts.ts';

type Locality = Computed<'locality'>;
type NullTest = Exclude<Locality['withinWorker'], { skipped: string }>['temporalNull'];

export function localityTables(locality: Locality): Html[] {
  return [...testsOf(locality), ...tensorsOf(locality), ...burstsOf(locality)];
}

function testsOf({ withinWorker, acrossWorkers }: Locality): Html[] {
  const tests: (readonly [string, NullTest])[] = [
    ...(isSkipped(withinWorker)
      ? []
      : ([
          ['Repetition within a worker, architectures shuffled', withinWorker.temporalNull],
          ['Repetition within a worker, workers shuffled', withinWorker.workerNull],
        ] as const)),
    ...(isSkipped(acrossWorkers)
      ? []
      : ([['Sharing across workers, architectures shuffled', acrossWorkers.temporalNull]] as const)),
  ];
  if (tests.length === 0) return [];
  const table = tableBlock(
    'Permutation tests of locality',
    [
      { heading: 'Statistic, null' },
      { heading: 'Observed', numeric: true },
      { heading: 'Null mean', numeric: true },
      { heading: 'Null sd', numeric: true },
      { heading: 'Lift', numeric: true },
      { heading: 'p', numeric: true },
      { heading: 'Permutations', numeric: true },
      { heading: 'Jobs', numeric: true },
    ],
    tests.map(([name, test]) => [
      name,
      numberOf(test.observed),
      numberOf(test.mean),
      numberOf(test.sd),
      numberOf(test.lift),
      numberOf(test.pValue),
      countText(test.permutations),
      countText(test.jobs),
    ]),
  );
  return [detailsBlock('Permutation tests', table)];
}

function tensorsOf({ tensors }: Locality): Html[] {
  if (tensors.length === 0) return [];
  const table = tableBlock(
    'The most popular tensors',
    [
      { heading: 'Rank', numeric: true },
      { heading: 'Tensor (prefix)' },
      { heading: 'Accesses', numeric: true },
      { heading: 'Of evaluations', numeric: true },
      { heading: 'Workers', numeric: true },
    ],
    tensors.map(({ rank, id, accesses, share, workers }) => [
      rank,
      id,
      countText(accesses),
      percentText(share),
      countText(workers),
    ]),
  );
  return [detailsBlock('Most popular tensors', table)];
}

function burstsOf({ bursts, burstCount }: Locality): Html[] {
  if (bursts.length === 0) return [];
  const table = tableBlock(
    `The ${bursts.length} widest of ${countText(burstCount)} bursts`,
    [
      { heading: 'Tensor (prefix)' },
      { heading: 'Start', numeric: true },
      { heading: 'Length', numeric: true },
      { heading: 'Accesses', numeric: true },
      { heading: 'Workers', numeric: true },
    ],
    bursts.map(({ tensor, start, end, accesses, workers }) => [
      tensor,
      secondsText(start),
      secondsText(end - start),
      countText(accesses),
      countText(workers.length),
    ]),
  );
  return [detailsBlock('Bursts of accesses', table)];
}

function numberOf(value: number | null): string {
  return value === null ? '–' : numberText(value);
}
