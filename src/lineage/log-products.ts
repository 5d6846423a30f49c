// Σ ln(p_c / u_c) over creations, p_c = (1 − ε) mixture + ε u_c (METHOD §2). Hot: plain loops.

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
   * The next creation, its mixture at most `largest`; p_c is at least u_c where it may be random. Hot: plain loads, as a
   * mixture has a number for each of the settings.
   */
  multiply(mixture: Float64Array, largest: number, { log, inverse, isPossible }: RandomOrigin): void {
    const { products } = this;
    for (let index = 0; index < products.length; index++) {
      const mixed = mixture[index] as number;
      const capped = mixed > largest ? largest : mixed;
      if (inverse === 0) {
        const ratio = logRatio(capped, log);
        if (ratio >= 0 || !isPossible) this.addLog(index, ratio);
        continue;
      }
      const factor = EPSILON + (1 - EPSILON) * capped * inverse;
      if (factor < 1 && isPossible) continue;
      const product = (products[index] as number) * factor;
      if (product < SCALE && product > 1 / SCALE) products[index] = product;
      else this.setAside(index, product);
    }
  }

  /** The next creation of one of the settings. */
  multiplyOne(index: number, mixture: number, log: number, inverse: number): void {
    if (inverse === 0) {
      this.addLog(index, logRatio(mixture, log));
      return;
    }
    const factor = EPSILON + (1 - EPSILON) * mixture * inverse;
    const product = float64At(this.products, index) * factor;
    if (product < SCALE && product > 1 / SCALE) this.products[index] = product;
    else this.setAside(index, product);
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

  private addLog(index: number, log: number): void {
    this.sums[index] = float64At(this.sums, index) + log;
  }
}

const LOG_EPSILON = Math.log(EPSILON);

/** ln(((1 − ε) mixture + ε u) / u). */
function logRatio(mixture: number, logRandom: number): number {
  if (mixture <= 0) return LOG_EPSILON;
  const log = Math.log((1 - EPSILON) * mixture) - logRandom;
  return log + Math.log1p(EPSILON * Math.exp(-log));
}
