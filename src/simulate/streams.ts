// Where a simulation's chance comes from: one generator a purpose, all from one seed.
//
// Two searches of the same seed that differ in one option then still train with the same luck, which is what makes
// paired comparisons sharp.

import { normalQuantile } from '../stats/normal-quantile.ts';
import { createRandom, type Random, splitMix64 } from '../stats/random.ts';

export interface Streams {
  /** Random architectures, selection, mutation, retirement. */
  readonly search: Random;
  /** Durations, noise, failures. */
  readonly training: Random;
  /** Which landscape: a 32-bit hash state. */
  readonly landscape: number;
}

/** The output of SplitMix64 that each purpose starts from; 1 and 2 are the plain generator's. */
const FIRST_FREE = 3n;

export function openStreams(seed: number): Streams {
  const derived = (purpose: bigint) => splitMix64(BigInt(seed), FIRST_FREE + purpose);
  return {
    search: createRandom(Number(derived(0n) >> 11n)),
    training: createRandom(Number(derived(1n) >> 11n)),
    landscape: Number(derived(2n) & 0xffffffffn) | 0,
  };
}

/** Stands for a uniform number of 0, which has no finite quantile: half of the generator's step. */
const HALF_STEP = 2 ** -54;

/** A standard normal number by inversion: one uniform each, and arithmetic that is the same in every engine. */
export function drawNormal(random: Random): number {
  return normalQuantile(Math.max(random.next(), HALF_STEP));
}
