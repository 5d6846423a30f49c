// A simulated search for tests: an asynchronous parallel regularized evolution whose true parents are known.
// It follows Algorithm 1 of Real et al. (2019) as DeepHyper runs it: a manager that gathers one result and submits
// one architecture at a time. Variants break one rule each, so that tests can ask whether it is noticed.

import { itemAt } from '../../src/shared/columns.ts';
import { createLandscape } from './landscape.ts';
import { createRandom, drawSample, drawWeighted, type Random } from './random.ts';
import type { TraceRecord } from './record.ts';

export interface SearchOptions {
  seed: number;
  evaluations: number;
  population: number;
  sample: number;
  workers: number;
  /** Number of choices at each position. */
  options: readonly number[];
  mutation?: 'redraw' | 'replace';
  selection?: 'tournament' | 'uniform';
  search?: 'evolution' | 'random';
  /** Which member goes when a new one joins a full population. */
  retire?: 'oldest' | 'worst' | 'random';
  /** Chance of each position to be mutated, up to a factor; default equal over the positions with a choice. */
  positionWeights?: readonly number[];
  /** Standard deviation of the training noise; the landscape's own is about 1. Default 0.1; 0 makes repeats tie. */
  qualityNoise?: number;
  /** Rounds qualities to one decimal, so that different architectures tie. */
  ties?: boolean;
  failureRate?: number;
  /** Adds submit and gather, on a clock 50,000 s behind the workers', with delays of some milliseconds. */
  managerClock?: boolean;
  /** Writes `id` and `parent`. */
  recordParents?: boolean;
  /** Share of creations whose parent is the very worst member, which a tournament never takes. Default 0. */
  worstParentShare?: number;
  /** The best member is never a parent. */
  withholdBest?: boolean;
}

export interface SimulatedSearch {
  /** In completion order, as DeepHyper writes its rows. */
  records: TraceRecord[];
  /** The record from which each record was mutated, null for a random architecture. */
  parents: (number | null)[];
}

interface Job {
  arch: number[];
  parent: Job | null;
  worker: string;
  submit: number;
  start: number;
  end: number;
  /** When the manager can read the result, on the workers' clock. */
  arrival: number;
  gather: number;
  quality: number | null;
}

interface Rules extends Required<Omit<SearchOptions, 'positionWeights'>> {
  positionWeights: readonly number[];
}

const CLOCK_OFFSET_SECONDS = 50_000;
const STEP_SECONDS = 0.001;
const MEDIAN_SECONDS = 60;
const DURATION_LOG_SD = 0.4;

/** Runs the search in simulated time; the same options give the same records. */
export function simulateSearch(options: SearchOptions): SimulatedSearch {
  const rules = fillRules(options);
  const random = createRandom(rules.seed);
  const landscape = createLandscape(rules.options, rules.seed + 7919);
  const population: Job[] = [];
  const inFlight: Job[] = [];
  const done: Job[] = [];
  let submitted = 0;
  let manager = 0;
  const submit = (worker: string): void => {
    if (submitted++ >= rules.evaluations) return;
    if (rules.managerClock) manager += STEP_SECONDS;
    const job = startJob(worker, manager, chooseNext(population, rules, random), rules, random);
    job.quality = measureQuality(landscape.score(job.arch), rules, random);
    inFlight.push(job);
  };
  for (let worker = 0; worker < rules.workers; worker++) submit(`w${worker}`);
  while (inFlight.length > 0) {
    const job = takeEarliest(inFlight);
    const reported = job.arrival - (rules.managerClock ? CLOCK_OFFSET_SECONDS : 0);
    manager = rules.managerClock ? Math.max(manager + STEP_SECONDS, reported) : reported;
    job.gather = manager;
    done.push(job);
    if (job.quality !== null) join(population, job, rules, random);
    submit(job.worker);
  }
  return writeDown(done, rules);
}

function fillRules(options: SearchOptions): Rules {
  return {
    mutation: 'redraw',
    selection: 'tournament',
    search: 'evolution',
    retire: 'oldest',
    qualityNoise: 0.1,
    ties: false,
    failureRate: 0,
    managerClock: false,
    recordParents: false,
    worstParentShare: 0,
    withholdBest: false,
    ...options,
    positionWeights: options.options.map((count, i) => (count > 1 ? (options.positionWeights?.[i] ?? 1) : 0)),
  };
}

function chooseNext(population: readonly Job[], rules: Rules, random: Random): Pick<Job, 'arch' | 'parent'> {
  if (rules.search === 'random' || population.length < rules.population) {
    return { arch: rules.options.map(count => random.below(count)), parent: null };
  }
  const parent = chooseParent(population, rules, random);
  return { arch: mutate(parent.arch, rules, random), parent };
}

function chooseParent(population: readonly Job[], rules: Rules, random: Random): Job {
  if (rules.worstParentShare > 0 && random.uniform() < rules.worstParentShare) {
    return population.reduce((worst, member) => (qualityOf(member) < qualityOf(worst) ? member : worst));
  }
  const size = rules.selection === 'uniform' ? 1 : rules.sample;
  const members = rules.withholdBest ? withoutBest(population) : population;
  const drawn = drawSample(members.length, size, random).map(index => itemAt(members, index));
  // The draw is in random order, so the first of equals is a fair one.
  return drawn.reduce((best, member) => (qualityOf(member) > qualityOf(best) ? member : best));
}

function withoutBest(population: readonly Job[]): Job[] {
  const best = Math.max(...population.map(qualityOf));
  return population.filter(member => qualityOf(member) < best);
}

function mutate(arch: readonly number[], rules: Rules, random: Random): number[] {
  const position = drawWeighted(rules.positionWeights, random);
  const count = itemAt(rules.options, position);
  const old = itemAt(arch, position);
  const value =
    rules.mutation === 'redraw' ? random.below(count) : (old + 1 + random.below(count - 1)) % count;
  return arch.with(position, value);
}

function startJob(
  worker: string,
  submit: number,
  next: Pick<Job, 'arch' | 'parent'>,
  rules: Rules,
  random: Random,
): Job {
  const duration = MEDIAN_SECONDS * Math.exp(DURATION_LOG_SD * random.normal());
  const delay = () => (rules.managerClock ? STEP_SECONDS * (1 + 4 * random.uniform()) : 0);
  const start = submit + (rules.managerClock ? CLOCK_OFFSET_SECONDS + delay() : 0);
  const end = start + duration;
  return { ...next, worker, submit, start, end, arrival: end + delay(), gather: Number.NaN, quality: null };
}

function measureQuality(score: number, rules: Rules, random: Random): number | null {
  const noisy = score + rules.qualityNoise * random.normal();
  if (random.uniform() < rules.failureRate) return null;
  return rules.ties ? Math.round(noisy * 10) / 10 : noisy;
}

function takeEarliest(inFlight: Job[]): Job {
  const earliest = inFlight.reduce((first, job) => (job.arrival < first.arrival ? job : first));
  inFlight.splice(inFlight.indexOf(earliest), 1);
  return earliest;
}

function join(population: Job[], job: Job, rules: Rules, random: Random): void {
  population.push(job);
  if (population.length > rules.population) population.splice(chooseRetired(population, rules, random), 1);
}

function chooseRetired(population: readonly Job[], rules: Rules, random: Random): number {
  if (rules.retire === 'oldest') return 0;
  if (rules.retire === 'random') return random.below(population.length);
  const worst = population.reduce((low, member) => (qualityOf(member) < qualityOf(low) ? member : low));
  return population.indexOf(worst);
}

function qualityOf(member: Job): number {
  if (member.quality === null) throw new Error('a failure cannot be a member of the population');
  return member.quality;
}

function writeDown(done: readonly Job[], rules: Rules): SimulatedSearch {
  const place = new Map(done.map((job, index) => [job, index]));
  const parents = done.map(job => (job.parent === null ? null : (place.get(job.parent) ?? null)));
  const records = done.map((job, index) => {
    const { start, end, worker, arch, quality } = job;
    const record: TraceRecord = { start, end, worker, arch, quality };
    if (rules.managerClock) Object.assign(record, { submit: job.submit, gather: job.gather });
    if (rules.recordParents) record.id = `e${index}`;
    if (rules.recordParents && job.parent !== null) record.parent = `e${parents[index]}`;
    return record;
  });
  return { records, parents };
}
