// Do workers meet the same tensors again, in time and in place (METHOD §4)?

import { itemAt } from '../../src/shared/columns.ts';
import { type Accesses, findReaders, listAccesses, rankTensors, type Tensor } from './accesses.ts';
import type { Lineage } from './lineage.ts';
import { type Jobs, listByWorker, measureRepeat, measureSharing } from './locality-statistics.ts';
import { meanOrNull, quantileOrNull } from './numbers.ts';
import { isSkipped, type ReferenceOptions, type Skipped, skip } from './options.ts';
import { analyzeQuanta } from './quanta.ts';
import { addTo, durationsOf, sinceOrigin } from './reading.ts';
import type { Settings } from './settings.ts';
import { byCodePoint, sortStably, type World } from './world.ts';

const BURST_SHARE_OF_DURATION = 0.05;
const BURST_WORKERS = 3;
const BURSTS_LISTED = 10;
const BUSY_JOBS = 5;

type LineageOrSkipped = Lineage | (Skipped & { settings: Settings });

export function analyzeLocality(world: World, lineage: LineageOrSkipped, options: ReferenceOptions) {
  const { start, end, workers } = world;
  if (isSkipped(lineage) || !start || !end || !workers) return skip('no start and end');
  const accesses = listAccesses(world, options);
  const jobs: Jobs = { start, end, worker: workers, accesses: accesses.lists };
  const tensors = rankTensors(world, accesses, start, workers);
  const bursts = findBursts(world, jobs, accesses, tensors);
  return {
    accesses: accesses.kind,
    tensors,
    withinWorker: measureRepeat(jobs),
    acrossWorkers: measureSharing(jobs),
    bursts: bursts.slice(0, BURSTS_LISTED).map(({ rank, ...burst }) => burst),
    burstCount: bursts.length,
    coaccess: countCoaccess(world, accesses, tensors),
    reuseDistance: measureReuse(jobs),
    quanta: analyzeQuanta(world),
    topTensorWorkers: findTopReaders(jobs, accesses, tensors, lineage),
  };
}

interface Burst {
  rank: number;
  tensor: string;
  start: number;
  end: number;
  accesses: number;
  workers: string[];
}

/** Runs of close accesses by several workers; most workers first. */
function findBursts(world: World, jobs: Jobs, accesses: Accesses, tensors: readonly Tensor[]): Burst[] {
  const gap = BURST_SHARE_OF_DURATION * (meanOrNull(durationsOf(world) ?? []) ?? 0);
  const order = sortStably(jobs.start.length, [jobs.start]);
  const bursts = tensors.slice(1).flatMap(({ id, rank }) => {
    const readers = findReaders(accesses, id);
    const runs: number[][] = [];
    for (const job of order.filter(record => readers.includes(record))) {
      const last = runs.at(-1)?.at(-1);
      const continues = last !== undefined && itemAt(jobs.start, job) - itemAt(jobs.start, last) <= gap;
      if (continues) runs.at(-1)?.push(job);
      else runs.push([job]);
    }
    return runs.map(run => describeRun(world, jobs, run, id, rank));
  });
  return bursts
    .filter(burst => burst.workers.length >= BURST_WORKERS)
    .sort(
      (a, b) =>
        b.workers.length - a.workers.length ||
        b.accesses - a.accesses ||
        a.start - b.start ||
        a.rank - b.rank,
    );
}

function describeRun(world: World, jobs: Jobs, run: readonly number[], tensor: string, rank: number): Burst {
  const starts = run.map(job => sinceOrigin(world, itemAt(jobs.start, job)));
  const workers = [...new Set(run.map(job => itemAt(jobs.worker, job)))].sort(byCodePoint);
  return {
    rank,
    tensor,
    start: Math.min(...starts),
    end: Math.max(...starts),
    accesses: run.length,
    workers,
  };
}

/** For recorded tensors only: prefixes of one sequence are nested. */
function countCoaccess(world: World, accesses: Accesses, tensors: readonly Tensor[]) {
  if (accesses.kind === 'presence' || !world.records.some(record => record.tensors !== undefined))
    return null;
  return tensors.flatMap((a, i) =>
    tensors.slice(i + 1).map(b => {
      const readers = findReaders(accesses, b.id);
      const both = findReaders(accesses, a.id).filter(record => readers.includes(record)).length;
      return { a: a.id, b: b.id, both, jaccard: both / (a.accesses + b.accesses - both) };
    }),
  );
}

/** In jobs of the same worker; 1 is the job before. */
function measureReuse(jobs: Jobs) {
  const distances: number[] = [];
  let cold = 0;
  for (const list of listByWorker(jobs)) {
    for (const [place, job] of list.entries()) {
      for (const id of new Set(itemAt(jobs.accesses, job))) {
        const earlier = list
          .slice(0, place)
          .findLastIndex(other => itemAt(jobs.accesses, other).includes(id));
        if (earlier < 0) cold++;
        else distances.push(place - earlier);
      }
    }
  }
  const counts = new Map<number, number>();
  for (const distance of distances) addTo(counts, distance, 1);
  return {
    histogram: [...counts].sort(([a], [b]) => a - b).map(([distance, count]) => ({ distance, count })),
    cold,
    median: quantileOrNull(distances, 0.5),
  };
}

/** Workers with some stage-2 jobs, and those of them that read the most popular tensor in any job; null without one. */
function findTopReaders(jobs: Jobs, accesses: Accesses, tensors: readonly Tensor[], { creations }: Lineage) {
  const stage2 = creations.map(creation => creation.child);
  const busy = listByWorker(jobs).filter(
    list => list.filter(job => stage2.includes(job)).length >= BUSY_JOBS,
  );
  const [top] = tensors;
  if (top === undefined) return null;
  const readers = findReaders(accesses, top.id);
  return {
    eligible: busy.length,
    reading: busy.filter(list => list.some(job => readers.includes(job))).length,
  };
}
