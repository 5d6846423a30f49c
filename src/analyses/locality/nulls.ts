// Is locality more than chance? Permutation tests that keep everything but the link in question (METHOD §4).
//
// temporalNull shuffles architectures over the jobs within each stage and derives donors and accesses anew:
// clocks, workers, successes stay, and so does the filling of the repository, which shuffled access sets would
// mistake for locality. workerNull shuffles worker labels over the jobs. One-sided,
// p = (1 + #{null ≥ observed}) / (1 + permutations) (Phipson and Smyth 2010). On the last 5000 evaluations.

import type { Accesses, AccessModel } from '../../lineage/access/access.ts';
import { int32At, uint8At } from '../../shared/columns.ts';
import { rowNumbers } from '../../shared/order-by.ts';
import { createRandom, type Random, shuffle } from '../../stats/random.ts';
import type { Schedule } from './jobs.ts';
import { measureRepeats } from './repeats.ts';
import type { NullTest } from './schema.ts';
import { meanShare, measureSharing } from './sharing.ts';

/** Evaluations, the last in creation order, that the tests run on. */
export const TESTED_EVALUATIONS = 5000;

export interface NullInput {
  readonly access: AccessModel;
  /** The tested jobs by start. */
  readonly schedule: Schedule;
  /** Worker by index into the schedule's jobs. */
  readonly worker: Int32Array;
  readonly workers: number;
  /** Stage by evaluation, all one stage where stages are unknown. */
  readonly stage: Uint8Array;
  readonly permutations: number;
  readonly seed: number;
}

export interface NullTests {
  readonly repeatTemporal: NullTest;
  readonly repeatWorker: NullTest;
  readonly sharingTemporal: NullTest;
  /** Shares of in-flight sharing by job: as observed, and under each permutation. */
  readonly observedShares: Float64Array;
  readonly permutedShares: readonly Float64Array[];
}

export function testLocality(input: NullInput): NullTests {
  const { worker, workers, permutations } = input;
  const jobs = rowNumbers(input.schedule.jobs.length);
  const schedule = { ...input.schedule, jobs };
  const access = input.access.accessesOf(input.schedule.jobs);
  const observedShares = measureSharing(access, schedule);
  const observedRepeat = measureRepeats(access, jobs, worker, workers).repeat;
  const repeatWorker = shuffleWorkers(input, access);
  const repeats: (number | null)[] = [];
  const permutedShares: Float64Array[] = [];
  const random = createRandom(input.seed);
  const strata = stratify(input);
  for (let round = 0; round < permutations; round++) {
    access.permute(shuffleStrata(strata, random));
    repeats.push(measureRepeats(access, jobs, worker, workers).repeat);
    permutedShares.push(measureSharing(access, schedule));
  }
  return {
    repeatTemporal: compareToNull(observedRepeat, repeats, jobs.length),
    repeatWorker: compareToNull(observedRepeat, repeatWorker, jobs.length),
    sharingTemporal: compareToNull(meanShare(observedShares), permutedShares.map(meanShare), jobs.length),
    observedShares,
    permutedShares,
  };
}

/** Values that differ by rounding alone are equal. */
const TIE = 1e-12;

/** Null without an observation or permutations; lift null for a null distribution of mean 0. */
export function compareToNull(
  observed: number | null,
  draws: readonly (number | null)[],
  jobs: number,
): NullTest {
  const values = draws.filter(draw => draw !== null);
  const permutations = draws.length;
  if (observed === null || values.length === 0) {
    return { mean: null, sd: null, lift: null, pValue: null, observed, permutations, jobs };
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const atLeast = values.filter(value => value >= observed - TIE).length;
  return {
    mean,
    sd: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)),
    lift: mean === 0 ? null : observed / mean,
    pValue: (1 + atLeast) / (1 + values.length),
    observed,
    permutations,
    jobs,
  };
}

function shuffleWorkers({ worker, workers, permutations, seed }: NullInput, access: Accesses) {
  const random = createRandom(seed + 1);
  const labels = worker.slice();
  const jobs = rowNumbers(labels.length);
  return Array.from({ length: permutations }, () => {
    shuffle(labels, random);
    return measureRepeats(access, jobs, labels, workers).repeat;
  });
}

interface Strata {
  /** Indices of jobs, stage 1 first. */
  readonly sorted: Int32Array;
  readonly stage1: number;
}

function stratify({ schedule, stage }: NullInput): Strata {
  const indices = [...schedule.jobs.keys()];
  const stageOf = (index: number) => uint8At(stage, int32At(schedule.jobs, index));
  const first = indices.filter(index => stageOf(index) !== 2);
  const second = indices.filter(index => stageOf(index) === 2);
  return { sorted: Int32Array.from([...first, ...second]), stage1: first.length };
}

/** By job, whose architecture it gets: shuffled within each stage. */
function shuffleStrata({ sorted, stage1 }: Strata, random: Random): Int32Array {
  const given = sorted.slice();
  shuffle(given, random, 0, stage1);
  shuffle(given, random, stage1, given.length);
  const order = new Int32Array(sorted.length);
  for (let place = 0; place < sorted.length; place++) order[int32At(sorted, place)] = int32At(given, place);
  return order;
}
