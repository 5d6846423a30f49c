// Small random traces of every shape, for comparisons with the reference implementation: few positions, ties of times
// and qualities, failures, missing columns, positions of one choice, duplicates, with or without evolution.

import { itemAt } from '../../src/shared/columns.ts';
import { createRandom, type Random } from './random.ts';
import type { Choice, TraceRecord } from './record.ts';

/** The fields a trace has, and how its search behaves. */
interface Shape {
  readonly evaluations: number;
  /** Choices at each position. */
  readonly space: readonly (readonly Choice[])[];
  readonly population: number;
  readonly evolves: boolean;
  readonly hasVariousLengths: boolean;
  readonly workers: number;
  readonly failureRate: number;
  /** Qualities and times are whole numbers of few values. */
  readonly tiesQualities: boolean;
  readonly tiesTimes: boolean;
  readonly clock: 'none' | 'worker' | 'manager' | 'both';
  readonly namesWorkers: boolean;
  readonly recordsParents: boolean;
  readonly recordsTransfers: boolean;
  readonly recordsTensors: boolean;
}

export interface SmallTrace {
  /** In completion order, as most files are. */
  readonly records: TraceRecord[];
  /** What the trace says of its search, mostly nothing. */
  readonly header: {
    population?: number;
    sample?: number;
    space?: { name: string; choices: readonly Choice[] }[];
  };
  /** P of the search that evolved. */
  readonly population: number;
}

const SAMPLE = 3;

/** The same seed gives the same trace. */
export function smallTrace(seed: number): SmallTrace {
  const random = createRandom(seed);
  const shape = drawShape(random);
  const freeFrom = Array.from({ length: shape.workers }, () => 0);
  const made: { record: TraceRecord; end: number }[] = [];
  for (let index = 0; index < shape.evaluations; index++) {
    const worker = freeFrom.indexOf(Math.min(...freeFrom));
    const start = itemAt(freeFrom, worker);
    const known = made.filter(({ record, end }) => end <= start && record.quality !== null);
    const parent = chooseParent(random, shape, known.map(({ record }) => record).slice(-shape.population));
    const arch = parent === null ? drawArchitecture(random, shape) : mutate(random, shape, parent.arch);
    // An evaluation takes time: by METHOD's letter one that took none would be known to itself.
    const seconds = shape.tiesTimes ? 1 + random.below(3) : 0.5 + random.uniform() * 3;
    freeFrom[worker] = start + seconds;
    const record = describe(random, shape, { index, worker, start, end: start + seconds, arch, parent });
    made.push({ record, end: start + seconds });
  }
  const records = made.sort((a, b) => a.end - b.end).map(({ record }) => record);
  const { population, space } = shape;
  const header = {
    ...(random.uniform() < 0.1 && { population, sample: SAMPLE }),
    ...(random.uniform() < 0.2 && { space: space.map((choices, i) => ({ name: `node ${i}`, choices })) }),
  };
  return { records, header, population };
}

function drawShape(random: Random): Shape {
  const chance = (share: number) => random.uniform() < share;
  const evolves = chance(0.6);
  const positions = evolves ? 4 + random.below(3) : 1 + random.below(4);
  const named = chance(0.2);
  return {
    evaluations: evolves ? 20 + random.below(20) : random.below(24),
    space: Array.from({ length: positions }, () => {
      const choices = chance(0.15) ? 1 : 2 + random.below(evolves ? 4 : 3);
      return Array.from({ length: choices }, (_, code) => (named ? `op-${code}` : code * 3));
    }),
    population: 10 + random.below(4),
    evolves,
    hasVariousLengths: chance(0.15),
    workers: 1 + random.below(5),
    failureRate: chance(0.5) ? 0 : 0.2,
    tiesQualities: chance(0.4),
    tiesTimes: chance(0.3),
    clock: chance(0.08) ? 'none' : itemAt(['worker', 'worker', 'manager', 'both'] as const, random.below(4)),
    namesWorkers: chance(0.8),
    recordsParents: chance(0.25),
    recordsTransfers: chance(0.15),
    recordsTensors: chance(0.1),
  };
}

/** The best of a sample of members of a full population, null for a random architecture. */
function chooseParent(random: Random, shape: Shape, members: readonly TraceRecord[]): TraceRecord | null {
  if (!shape.evolves || members.length < shape.population) return null;
  const drawn = Array.from({ length: SAMPLE }, () => itemAt(members, random.below(members.length)));
  return drawn.reduce((best, member) => ((member.quality ?? 0) > (best.quality ?? 0) ? member : best));
}

function drawArchitecture(random: Random, { space, hasVariousLengths }: Shape): Choice[] {
  const length = hasVariousLengths ? 1 + random.below(space.length) : space.length;
  return space.slice(0, length).map(choices => itemAt(choices, random.below(choices.length)));
}

function mutate(random: Random, { space }: Shape, arch: readonly Choice[]): Choice[] {
  const position = random.below(arch.length);
  const choices = itemAt(space, position);
  return arch.map((choice, i) => (i === position ? itemAt(choices, random.below(choices.length)) : choice));
}

interface Evaluation {
  readonly index: number;
  readonly worker: number;
  readonly start: number;
  readonly end: number;
  readonly arch: Choice[];
  readonly parent: TraceRecord | null;
}

function describe(random: Random, shape: Shape, { index, worker, start, end, arch, parent }: Evaluation) {
  const failed = random.uniform() < shape.failureRate;
  const quality = shape.tiesQualities ? random.below(5) : random.normal();
  const hasWorkerClock = shape.clock === 'worker' || shape.clock === 'both';
  const hasManagerClock = shape.clock === 'manager' || shape.clock === 'both';
  const record: TraceRecord = {
    arch,
    quality: failed ? null : quality,
    ...(hasWorkerClock && { start: 1000 + start, end: 1000 + end }),
    // On another clock, a little before the start and after the end.
    ...(hasManagerClock && { submit: 50 + start - 0.25, gather: 50 + end + 0.125 }),
    ...(shape.namesWorkers && { worker: `w${worker}` }),
    ...((shape.recordsParents || shape.recordsTransfers) && { id: `e${index}` }),
    // Some parents are not in the trace.
    ...(shape.recordsParents &&
      parent?.id !== undefined && { parent: random.uniform() < 0.1 ? 'lost' : parent.id }),
    ...(shape.recordsTransfers && { transferred: random.below(arch.length + 1) }),
    ...(shape.recordsTensors && {
      tensors: Array.from({ length: random.below(4) }, () => `t${random.below(6)}`),
    }),
  };
  return record;
}
