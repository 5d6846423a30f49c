// What can be asked of a simulated search, what is assumed otherwise, and which wishes contradict each other.

import { NastraceError } from '../shared/errors.ts';
import type { DurationOptions } from './durations.ts';
import type { MutationModel } from './mutation.ts';
import type { LandscapeOptions } from './objectives/landscape.ts';
import type { Objective } from './objectives/objective.ts';
import type { Retirement } from './population.ts';
import { checkSpace, type SearchSpace } from './space.ts';
import { SPACES } from './spaces.ts';

export interface SimulateOptions extends DurationOptions, LandscapeOptions {
  readonly space: SearchSpace;
  /** Null: a synthetic landscape drawn by the seed. */
  readonly objective: Objective | null;
  readonly evaluations: number;
  readonly population: number;
  readonly sample: number;
  readonly mutation: MutationModel;
  readonly selection: 'tournament' | 'uniform';
  readonly search: 'evolution' | 'random';
  readonly retire: Retirement;
  /** Children are handed out when so many workers are free. */
  readonly quantum: number;
  /** Exponent of the positions' weights; 0 is uniform. */
  readonly mutationBias: number;
  readonly scheduler: 'fifo' | 'locality';
  /** Layers are taken over from the known model with the longest common prefix. */
  readonly transfer: boolean;
  /** Share of the training time saved, and quality gained, when all layers are taken over. */
  readonly transferTime: number;
  readonly transferGain: number;
  /** Standard deviation that training adds to the quality. */
  readonly noise: number;
  /** Chance of an evaluation to fail by itself, and of its worker to fail under it. */
  readonly failures: number;
  readonly workerFailures: number;
  /** Seconds until a worker that failed is back. */
  readonly workerDowntime: number;
  readonly seed: number;
}

/** The paper's search (IV-B) on 32 workers, evaluations of about a minute. */
export const SIMULATE_DEFAULTS: SimulateOptions = {
  space: SPACES.nasbench201,
  objective: null,
  epistasis: 2,
  invalid: 0,
  evaluations: 1000,
  population: 100,
  sample: 5,
  workers: 32,
  mutation: 'redraw',
  selection: 'tournament',
  search: 'evolution',
  retire: 'oldest',
  durations: 'lognormal',
  durationMean: 60,
  durationSpread: 0.3,
  durationArchitecture: 0.5,
  workerSpread: 0,
  quantum: 1,
  mutationBias: 0,
  scheduler: 'fifo',
  transfer: false,
  transferTime: 0.5,
  transferGain: 0.5,
  noise: 0.1,
  failures: 0,
  workerFailures: 0,
  workerDowntime: 60,
  seed: 0,
};

/** What the defaults in units of the synthetic landscape become where a table gives the qualities. */
const TABLE_DEFAULTS = { noise: 0, transferGain: 0 } as const;

const COUNTS = ['evaluations', 'population', 'sample', 'workers', 'quantum'] as const;

/**
 * The options with every gap filled. Throws NastraceError `usage` when they contradict each other, `config` for a space
 * in which no search is possible.
 */
export function fillOptions(given: Partial<SimulateOptions>): SimulateOptions {
  const tabular = given.objective === undefined || given.objective === null ? {} : TABLE_DEFAULTS;
  const options = { ...SIMULATE_DEFAULTS, ...tabular, ...given };
  checkSpace(options.space, 'space');
  for (const name of COUNTS) {
    const count = options[name];
    if (!Number.isSafeInteger(count) || count < 1) {
      throw contradiction(`${name}: ${count}`, 'expected a whole number of at least 1');
    }
  }
  if (options.sample > options.population) {
    throw contradiction(
      `a sample of ${options.sample} from a population of ${options.population}`,
      'a sample is drawn from the population: --sample is at most --population',
    );
  }
  if (options.quantum > options.workers) {
    throw contradiction(
      `a quantum of ${options.quantum} with ${options.workers} workers`,
      'no more workers can be free than there are: --quantum is at most --workers',
    );
  }
  if (options.durations === 'table' && options.objective === null) {
    throw contradiction('durations from a table that is not given', '--objective <file> names the table');
  }
  if (options.invalid > 0 && options.objective !== null) {
    throw contradiction(
      'an invalid region in a tabular objective',
      'leave --invalid out; an architecture that the table lacks fails',
    );
  }
  return options;
}

function contradiction(message: string, hint: string): NastraceError {
  return new NastraceError('usage', message, [hint]);
}
