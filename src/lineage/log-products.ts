// Σ ln(p_c / u_c) over creations, p_c = (1 − ε) mixture + ε u_c (METHOD §2). Hot: plain loads, as a mixture has a number
// for each of the settings.

import { float64At, int32At } from '../shared/columns.ts';
import { EPSILON } from './replay.ts';

/** Products are kept within 2^±SCALE_BITS. */
const SCALE_BITS = 512;
const SCALE = 2 ** SCALE_BITS;
/** Below this, 1/u times such a product overflows a double. */
const SMALLEST_LOG = -350;

/** 1/u of a natural log of u; 0 where it is too large. */
export function inverseOf(logRandom: number): number {
  return logRandom > SMALLEST_LOG ? Math.exp(-logRandom) : 0;
}

/** A random architecture as the origin of a creation: ln u_c, 1/u_c or 0 (inverseOf), and whether the creation may be of stage 1. */
export interface RandomOrigin {
  readonly log: number;
  readonly inverse: number;
  readonly isPossible: boolean;
}

/** Σ ln(p_c / u_c) for each of some settings: factors are multiplied, powers of two set aside before they overflow. */
export class LogProducts {
  private readonly sums: Float64Array;
  private readonly products: Float64Array;
  /** Powers of SCALE that were set aside. */
  private readonly scales: Int32Array;

  constructor(width: number) {
    this.sums = new Float64Array(width);
    this.scales = new Int32Array(width);
    this.products = new Float64Array(width).fill(1);
  }

  /**
   * The next creation, for the settings from … to − 1; its mixture counts as at most `largest`, and p_c is at least u_c
   * where it may be random.
   */
  multiply(mixture: Float64Array, from: number, to: number, largest: number, random: RandomOrigin): void {
    if (random.inverse === 0) {
      this.addLogs(mixture, from, to, largest, random);
      return;
    }
    const { products } = this;
    const scale = (1 - EPSILON) * random.inverse;
    const least = random.isPossible ? 1 : 0;
    for (let index = from; index < to; index++) {
      const mixed = mixture[index] as number;
      const factor = EPSILON + scale * (mixed > largest ? largest : mixed);
      const product = (products[index] as number) * (factor > least ? factor : least);
      if (product < SCALE && product > 1 / SCALE) products[index] = product;
      else this.setAside(index, product);
    }
  }

  finish(): Float64Array {
    return this.sums.map((sum, index) => {
      const powers = int32At(this.scales, index) * SCALE_BITS * Math.LN2;
      return sum + powers + Math.log(float64At(this.products, index));
    });
  }

  private setAside(index: number, product: number): void {
    const isLarge = product >= SCALE;
    this.products[index] = isLarge ? product / SCALE : product * SCALE;
    this.scales[index] = int32At(this.scales, index) + (isLarge ? 1 : -1);
  }

  /** As `multiply`, where 1/u is no double. */
  private addLogs(
    mixture: Float64Array,
    from: number,
    to: number,
    largest: number,
    random: RandomOrigin,
  ): void {
    for (let index = from; index < to; index++) {
      const ratio = logRatio(Math.min(float64At(mixture, index), largest), random.log);
      if (ratio >= 0 || !random.isPossible) this.sums[index] = float64At(this.sums, index) + ratio;
    }
  }
}

const LOG_EPSILON = Math.log(EPSILON);

/** ln(((1 − ε) mixture + ε u) / u). */
function logRatio(mixture: number, logRandom: number): number {
  if (mixture <= 0) return LOG_EPSILON;
  const log = Math.log((1 - EPSILON) * mixture) - logRandom;
  return log + Math.log1p(EPSILON * Math.exp(-log));
}
