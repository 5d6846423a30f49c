// A straight line through weighted points, with a 95 % interval of its slope.
//
// Weighted least squares; σ² = Σ w r² / (Σ w − 2), SE² = σ² / Σ w (x − x̄)², ± 1.96 SE (METHOD §3, trend).
// Kept as running means and moments about them (West, Comm. ACM 22, 1979; by groups of points as Chan, Golub and LeVeque
// 1979), so that nothing of the size of the data is held and little cancels where nearly all mutations fall on one
// position.

import type { Mutations } from './schema.ts';

const NORMAL_95 = 1.96;

export class WeightedLine {
  private weight = 0;
  private meanX = 0;
  private meanY = 0;
  private sxx = 0;
  private sxy = 0;
  private syy = 0;

  /** Points at one x of a total weight above 0: their mean y, and Σ w (y − mean)². */
  add(x: number, weight: number, meanY: number, spread: number): void {
    this.weight += weight;
    const dx = x - this.meanX;
    const dy = meanY - this.meanY;
    this.meanX += (dx * weight) / this.weight;
    this.meanY += (dy * weight) / this.weight;
    this.sxx += weight * dx * (x - this.meanX);
    this.sxy += weight * dx * (meanY - this.meanY);
    this.syy += spread + weight * dy * (meanY - this.meanY);
  }

  /** The slope per unit of x; null with a total weight of 2 or less, or no spread in x. */
  fit(): Mutations['trend'] {
    if (!(this.weight > 2) || !(this.sxx > 0)) return null;
    const slope = this.sxy / this.sxx;
    const residual = Math.max(0, this.syy - slope * this.sxy);
    const half = NORMAL_95 * Math.sqrt(residual / (this.weight - 2) / this.sxx);
    return { slopePerThousand: slope, low: slope - half, high: slope + half };
  }
}
