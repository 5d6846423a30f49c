// How long does an evaluation train? A mean, a spread of which part depends on the architecture, slow and fast workers.
//
// z = √a · (the architecture's own deviate) + √(1 − a) · (this run's), of about unit variance. lognormal:
// mean · exp(spread·z − spread²/2); normal: mean · (1 + spread·z), never under a hundredth of the mean. Time is
// counted in whole microseconds, so that sums and comparisons are exact and a trace holds what the search saw.

import exp from '@stdlib/math-base-special-exp';
import { float64At, int32At } from '../shared/columns.ts';
import type { Random } from '../stats/random.ts';
import { chain, effectOf } from './hash.ts';
import { statesOf } from './objectives/landscape.ts';
import type { Objective } from './objectives/objective.ts';
import { drawNormal } from './streams.ts';

export const TICKS_A_SECOND = 1_000_000;
const SHORTEST_FACTOR = 0.01;

export interface DurationOptions {
  readonly durations: 'lognormal' | 'normal' | 'constant' | 'table';
  readonly durationMean: number;
  readonly durationSpread: number;
  readonly durationArchitecture: number;
  readonly workerSpread: number;
  readonly workers: number;
}

export class Durations {
  private readonly options: DurationOptions;
  private readonly random: Random;
  private readonly objective: Objective;
  private readonly states: Int32Array;
  private readonly slowness: Float64Array;

  constructor(
    options: DurationOptions,
    positions: number,
    landscape: number,
    objective: Objective,
    random: Random,
  ) {
    this.options = options;
    this.objective = objective;
    this.random = random;
    this.states = statesOf(chain(landscape, 5), positions);
    const { workers, workerSpread } = options;
    this.slowness = Float64Array.from({ length: workers }, () =>
      workerSpread === 0 ? 1 : lognormalFactor(workerSpread, drawNormal(random)),
    );
  }

  /** Ticks that this worker takes for the architecture, all of which is trained. At least one. */
  draw(architectures: Int32Array, offset: number, worker: number): number {
    const seconds = this.seconds(architectures, offset) * float64At(this.slowness, worker);
    return Math.max(1, Math.round(seconds * TICKS_A_SECOND));
  }

  private seconds(architectures: Int32Array, offset: number): number {
    const { durations, durationMean, durationSpread } = this.options;
    if (durations === 'table') return this.tableSeconds(architectures, offset);
    if (durations === 'constant') return durationMean;
    const deviate = this.deviate(architectures, offset);
    if (durations === 'lognormal') return durationMean * lognormalFactor(durationSpread, deviate);
    return durationMean * Math.max(SHORTEST_FACTOR, 1 + durationSpread * deviate);
  }

  private tableSeconds(architectures: Int32Array, offset: number): number {
    const seconds = this.objective.seconds(architectures, offset);
    return Number.isNaN(seconds) ? this.options.durationMean : seconds;
  }

  private deviate(architectures: Int32Array, offset: number): number {
    const share = this.options.durationArchitecture;
    const own = drawNormal(this.random);
    if (share === 0) return own;
    let sum = 0;
    for (let i = 0; i < this.states.length; i++) {
      sum += effectOf(chain(int32At(this.states, i), int32At(architectures, offset + i)));
    }
    return Math.sqrt(share / this.states.length) * sum + Math.sqrt(1 - share) * own;
  }
}

/** A factor of mean 1 whose logarithm has the deviation `spread`. */
function lognormalFactor(spread: number, deviate: number): number {
  return exp(spread * deviate - (spread * spread) / 2);
}
