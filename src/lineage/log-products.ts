// Σ ln(p_c / u_c) over creations, p_c = (1 − ε) mixture + ε u_c (METHOD §2). Hot: plain loops.

import { float64At } from '../shared/columns.ts';
import { EPSILON } from './replay.ts';

/** Below this, 1/u overflows a double. */
export const SMALLEST_LOG = -600;
const LARGE = 1e150;
const SMALL = 1e-150;

/** Σ ln(p_c / u_c) for each sample size: factors are multiplied and a logarithm taken only before they overflow. */
export class LogProducts {
  private readonly sums: Float64Array;
  private readonly products: Float64Array;

  constructor(width: number) {
    this.sums = new Float64Array(width);
    this.products = new Float64Array(width).fill(1);
  }

  /** p_c = (1 − ε) mixture + ε u_c; at least u_c where the creation may be random. */
  multiply(mixture: Float64Array, logRandom: number, mayBeRandom: boolean): void {
    const { sums, products } = this;
    if (logRandom <= SMALLEST_LOG) {
      this.addLogs(mixture, logRandom, mayBeRandom);
      return;
    }
    const inverse = Math.exp(-logRandom);
    for (let index = 0; index < sums.length; index++) {
      const factor = EPSILON + (1 - EPSILON) * float64At(mixture, index) * inverse;
      if (mayBeRandom && factor < 1) continue;
      const before = float64At(products, index);
      const product = before * factor;
      if (product < LARGE && product > SMALL) {
        products[index] = product;
      } else {
        sums[index] = float64At(sums, index) + Math.log(before);
        products[index] = factor;
      }
    }
  }

  finish(): Float64Array {
    return this.sums.map((sum, index) => sum + Math.log(float64At(this.products, index)));
  }

  private addLogs(mixture: Float64Array, logRandom: number, mayBeRandom: boolean): void {
    const { sums } = this;
    for (let index = 0; index < sums.length; index++) {
      const log = logRatio(float64At(mixture, index), logRandom, 0);
      if (log >= 0 || !mayBeRandom) sums[index] = float64At(sums, index) + log;
    }
  }
}

const LOG_EPSILON = Math.log(EPSILON);

/** ln(((1 − ε) mixture + ε u) / u). */
export function logRatio(mixture: number, logRandom: number, inverse: number): number {
  if (mixture <= 0) return LOG_EPSILON;
  if (inverse > 0) return Math.log(EPSILON + (1 - EPSILON) * mixture * inverse);
  const log = Math.log((1 - EPSILON) * mixture) - logRandom;
  return log + Math.log1p(EPSILON * Math.exp(-log));
}
