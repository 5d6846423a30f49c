// What comes of an evaluation? Its quality or failure, its duration, and what transfer learning adds to either.
//
// Both effects of transfer are linear in the transferred share of the layers: the time saved is `transferTime` and the
// quality gained `transferGain` when all layers are taken over. A failure takes a uniform share of the duration.
// Computed qualities have six decimals; what a table says is kept as it is.

import type { Random } from '../stats/random.ts';
import { Durations, TICKS_A_SECOND } from './durations.ts';
import { createLandscape } from './objectives/landscape.ts';
import type { Objective } from './objectives/objective.ts';
import type { SimulateOptions } from './options.ts';
import { PrefixIndex } from './prefix-index.ts';
import { drawNormal, type Streams } from './streams.ts';

const DECIMALS = 1_000_000;

/** One object serves all outcomes. */
export interface Outcome {
  ticks: number;
  quality: number;
  error: string | null;
  transferred: number;
  /** Ticks of repair that its worker needs after it. */
  repairTicks: number;
}

export class Training {
  private readonly settings: SimulateOptions;
  private readonly random: Random;
  private readonly objective: Objective;
  private readonly durations: Durations;
  private readonly repository: PrefixIndex | null;
  private readonly outcome: Outcome = { ticks: 0, quality: 0, error: null, transferred: -1, repairTicks: 0 };

  constructor(settings: SimulateOptions, { training, landscape }: Streams) {
    const positions = settings.space.length;
    this.settings = settings;
    this.random = training;
    this.objective = settings.objective ?? createLandscape(positions, landscape, settings);
    this.durations = new Durations(settings, positions, landscape, this.objective, training);
    this.repository = settings.transfer ? new PrefixIndex(positions) : null;
  }

  /** What the worker will find; each call is another run with its own luck. */
  run(architecture: Int32Array, worker: number): Outcome {
    const { settings, random, outcome, repository } = this;
    const transferred = repository === null ? -1 : repository.longestPrefix(architecture, 0);
    const share = Math.max(0, transferred) / architecture.length;
    const noise = settings.noise === 0 ? 0 : settings.noise * drawNormal(random);
    const change = noise + settings.transferGain * share;
    const quality = this.objective.quality(architecture, 0) + change;
    const ticks = this.durations.draw(architecture, 0, worker) * (1 - settings.transferTime * share);
    outcome.error = this.failureOf(quality);
    const failed = outcome.error !== null;
    const exact = settings.objective !== null && change === 0;
    outcome.quality = failed ? Number.NaN : exact ? quality : Math.round(quality * DECIMALS) / DECIMALS;
    outcome.ticks = Math.max(1, Math.round(failed ? ticks * random.next() : ticks));
    outcome.repairTicks = outcome.error === 'F_worker' ? settings.workerDowntime * TICKS_A_SECOND : 0;
    outcome.transferred = transferred;
    return outcome;
  }

  /** A success is in the repository from now on. */
  publish(architectures: Int32Array, offset: number): void {
    this.repository?.add(architectures, offset);
  }

  private failureOf(quality: number): string | null {
    const { settings, random } = this;
    if (settings.workerFailures > 0 && random.next() < settings.workerFailures) return 'F_worker';
    if (settings.failures > 0 && random.next() < settings.failures) return 'F_evaluation';
    return Number.isNaN(quality) ? this.objective.failure : null;
  }
}
