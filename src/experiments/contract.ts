// What a sweep is told and what it finds: one option of the simulation, several values, several seeds each.

import type { SimulateOptions } from '../simulate/options.ts';
import type { MeanInterval } from '../stats/student-interval.ts';
import type { MeasureId } from './measures.ts';

export interface SweepPlan {
  /** The option's name as the user knows it: `quantum`. */
  readonly option: string;
  /** The first value is what the others are compared with. */
  readonly values: readonly SweepValue[];
  /** All other options; its seed is the first of `repeat` seeds in a row. */
  readonly base: Partial<SimulateOptions>;
  readonly repeat: number;
}

export interface SweepValue {
  readonly label: string;
  readonly settings: Partial<SimulateOptions>;
}

/** One measure at one value. */
export interface SweepCell extends MeanInterval {
  readonly value: string;
  readonly measure: MeasureId;
  /** Seeds that gave the measure. */
  readonly runs: number;
  /** To the first value, seed by seed; null at the first value itself. */
  readonly difference: MeanInterval | null;
}

export interface SweepResult {
  readonly option: string;
  readonly values: readonly string[];
  readonly seeds: number;
  readonly workers: readonly number[];
  /** Value by value, measure by measure. */
  readonly cells: readonly SweepCell[];
}
