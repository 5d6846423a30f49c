// How long would workers wait if candidates were assigned in groups of s (METHOD §4, paper V-B2)?

import { itemAt } from '../../src/shared/columns.ts';
import { deviationOrNull, meanOrNull, normalQuantile, sum } from './numbers.ts';
import { durationsOf } from './reading.ts';
import { sortStably, type World } from './world.ts';

/** Blom-like approximation of the r-th order statistic of w standard normal variables. */
export function expectOrderStatistic(r: number, w: number): number {
  return normalQuantile((r - Math.PI / 8) / (w - Math.PI / 4 + 1));
}

export function analyzeQuanta(world: World) {
  const durations = durationsOf(world) ?? [];
  const workers = new Set(world.workers).size;
  const sd = deviationOrNull(durations);
  const inSeconds = (value: number) => (sd === null ? null : value * sd);
  const order = Array.from({ length: workers }, (_, i) => expectOrderStatistic(i + 1, workers));
  const curve = order.map((own, i) => {
    const s = i + 1;
    const paperBound = own - itemAt(order, workers - 1);
    const waitFromFirst = own - itemAt(order, 0);
    const meanWait = own - sum(order.slice(0, s)) / s;
    return {
      s,
      paperBound,
      paperBoundSeconds: inSeconds(paperBound),
      waitFromFirst,
      waitFromFirstSeconds: inSeconds(waitFromFirst),
      meanWait,
      meanWaitSeconds: inSeconds(meanWait),
      measuredWaitSeconds: measureWait(world, s),
    };
  });
  return { workers, mean: meanOrNull(durations), sd, curve };
}

/** Mean wait of each evaluation for the last of its group of s consecutive ends. */
function measureWait(world: World, s: number): number | null {
  const { start, end } = world;
  if (!start || !end) return null;
  const ends = sortStably(end.length, [end, start]).map(job => itemAt(end, job));
  const full = Math.floor(ends.length / s) * s;
  const waits = ends.slice(0, full).map((own, i) => itemAt(ends, Math.floor(i / s) * s + s - 1) - own);
  return meanOrNull(waits);
}
