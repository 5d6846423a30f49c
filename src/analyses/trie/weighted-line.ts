// A straight line through weighted points, with a 95 % interval of its slope.
//
// Weighted least squares; σ² = Σ w r² / (Σ w − 2), SE² = σ² / Σ w (x − x̄)², ± 1.96 SE (METHOD §3, trend).
// Kept as running sums about the first point, so that nothing of the size of the data is held.

import type { Mutations } from './schema.ts';

const NORMAL_95 = 1.96;

export class WeightedLine {
  private origin = Number.NaN;
  private w = 0;
  private wx = 0;
  private wy = 0;
  private wxx = 0;
  private wxy = 0;
  private wyy = 0;

  add(x: number, y: number, weight: number): void {
    if (Number.isNaN(this.origin)) this.origin = x;
    const shifted = x - this.origin;
    this.w += weight;
    this.wx += weight * shifted;
    this.wy += weight * y;
    this.wxx += weight * shifted * shifted;
    this.wxy += weight * shifted * y;
    this.wyy += weight * y * y;
  }

  /** The slope per unit of x; null with a total weight of 2 or less, or no spread in x. */
  fit(): Mutations['trend'] {
    const sxx = this.wxx - (this.wx * this.wx) / this.w;
    if (!(this.w > 2) || !(sxx > 0)) return null;
    const sxy = this.wxy - (this.wx * this.wy) / this.w;
    const syy = this.wyy - (this.wy * this.wy) / this.w;
    const slope = sxy / sxx;
    const residual = Math.max(0, syy - slope * sxy);
    const half = NORMAL_95 * Math.sqrt(residual / (this.w - 2) / sxx);
    return { slopePerThousand: slope, low: slope - half, high: slope + half };
  }
}
