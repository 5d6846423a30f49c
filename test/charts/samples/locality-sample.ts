// A locality summary counted from a simulated search; nulls and curves are plausible, not computed.

import type { LocalitySummary } from '../../../src/analyses/locality/schema.ts';
import { type Evaluation, randomNumbers, type SearchShape } from './search.ts';

export function localitySample(rows: readonly Evaluation[], shape: SearchShape): LocalitySummary {
  const ranked = rankTensors(rows, shape);
  const top = ranked.slice(0, 20);
  const points = top
    .slice(1, 4)
    .flatMap((tensor, index) =>
      tensor.readers.map(row => ({ start: row.start, worker: row.worker, rank: index + 2 })),
    );
  const nullTest = {
    mean: 0.2,
    sd: 0.01,
    lift: 1.4,
    pValue: 0.005,
    observed: 0.28,
    permutations: 199,
    jobs: rows.length,
  };
  return {
    params: { access: 'transfers', permutations: 199, seed: 0, burstSeconds: null },
    accesses: 'hypothetical',
    tensors: top.map((tensor, index) => ({
      rank: index + 1,
      id: tensor.id,
      accesses: tensor.readers.length,
      share: tensor.readers.length / rows.length,
      workers: new Set(tensor.readers.map(row => row.worker)).size,
      firstStart: tensor.readers[0]?.start ?? null,
      lastStart: tensor.readers.at(-1)?.start ?? null,
    })),
    withinWorker: {
      pairs: rows.length - shape.workers,
      repeat: 0.4,
      temporalNull: nullTest,
      workerNull: nullTest,
    },
    acrossWorkers: { meanInFlight: shape.workers - 1, sharing: 0.28, temporalNull: nullTest },
    bursts: [],
    burstCount: 0,
    coaccess: null,
    reuseDistance: reuseSample(rows.length),
    quanta: quantaSample(shape.workers),
    topTensorWorkers: { eligible: shape.workers, reading: shape.workers },
    series: { accessPoints: points, accessPointsTotal: points.length, sharing: sharingSample(rows) },
  };
}

function rankTensors(rows: readonly Evaluation[], shape: SearchShape) {
  const readers = new Map<string, Evaluation[]>();
  for (const row of rows) {
    const names = row.arch.map((choice, position) => String(shape.options[position]?.[choice]));
    for (let depth = 1; depth <= row.transferred; depth++) {
      const id = names.slice(0, depth).join('-');
      readers.set(id, [...(readers.get(id) ?? []), row]);
    }
  }
  return [...readers]
    .map(([id, of]) => ({ id, readers: of }))
    .sort((a, b) => b.readers.length - a.readers.length);
}

function reuseSample(evaluations: number): LocalitySummary['reuseDistance'] {
  const longest = Math.max(2, Math.floor(evaluations / 20));
  const histogram = Array.from({ length: longest }, (_, index) => ({
    distance: index + 1,
    count: Math.ceil(evaluations / (index + 1) ** 1.3),
  }));
  return { histogram, beyond: 0, cold: Math.ceil(evaluations / 4), median: 2 };
}

function quantaSample(workers: number): LocalitySummary['quanta'] {
  if (workers < 2) return { skipped: 'needs two workers' };
  const level = (s: number) => Math.log((s - 0.4) / (workers - s + 0.6)) / 1.7;
  const curve = Array.from({ length: workers }, (_, index) => {
    const s = index + 1;
    const paperBound = level(s) - level(workers);
    const waitFromFirst = level(s) - level(1);
    const meanWait = 0.55 * waitFromFirst;
    return {
      s,
      paperBound,
      paperBoundSeconds: 9 * paperBound,
      waitFromFirst,
      waitFromFirstSeconds: 9 * waitFromFirst,
      meanWait,
      meanWaitSeconds: 9 * meanWait,
      measuredWaitSeconds: 6.5 * meanWait,
    };
  });
  return { workers, mean: 30, sd: 9, curve };
}

function sharingSample(rows: readonly Evaluation[]): LocalitySummary['series']['sharing'] {
  const random = randomNumbers(3);
  const end = Math.max(...rows.map(row => row.end));
  return Array.from({ length: 40 }, (_, bin) => {
    const nullMean = 0.3 * (1 - Math.exp(-bin / 8));
    const measured = nullMean * 1.3 + 0.04 * (random() - 0.5);
    const empty = bin === 0;
    return {
      time: ((bin + 0.5) * end) / 40,
      jobs: 25,
      sharing: empty ? null : Math.max(0, measured),
      nullMean: empty ? null : nullMean,
      nullLow: empty ? null : Math.max(0, nullMean - 0.03),
      nullHigh: empty ? null : nullMean + 0.03,
    };
  });
}
