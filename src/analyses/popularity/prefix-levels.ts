// How many distinct prefixes of the population are at each level: the largest threshold τ that their D reaches (METHOD §6
// Donors). Kept up to date as candidates come and go and as D changes, O(1) each. Hot: plain loads of what is within.

import { int32At } from '../../shared/columns.ts';
import { NO_PREFIX, type Prefixes } from './prefixes.ts';
import { PrefixWindow } from './windows.ts';

/** τ = 0 … 10 donations; the paper caches from 5 on. */
export const LARGEST_THRESHOLD = 10;
/** Expected donations this much below a threshold still reach it: they are sums of rounded weights. */
const TIE = 1e-9;

export class PrefixLevels {
  /** Prefixes in the population by level. */
  private readonly present = new Int32Array(LARGEST_THRESHOLD + 1);
  private asked = 0;
  /** By level: for each prefix that left it the children asked before, less those before it came. */
  private readonly askedBefore = new Float64Array(LARGEST_THRESHOLD + 1);
  private readonly window: PrefixWindow;
  private readonly level: Uint8Array;

  constructor(prefixes: Prefixes, population: number) {
    this.window = new PrefixWindow(prefixes.ofCandidate, prefixes.count, population);
    this.level = new Uint8Array(prefixes.count);
  }

  /** Lets the population grow to the first `known` candidates. */
  advanceTo(known: number): void {
    const { window } = this;
    while (window.candidate < known) {
      window.step();
      if (window.entered !== NO_PREFIX && int32At(window.counts, window.entered) === 1)
        this.count(window.entered, 1);
      if (window.left !== NO_PREFIX && int32At(window.counts, window.left) === 0) this.count(window.left, -1);
    }
  }

  /** A child asks each prefix in the population. */
  ask(): void {
    this.asked++;
  }

  /** Pairs of a child that asked and a prefix, by the prefix's level. */
  pairs(): Float64Array {
    return this.askedBefore.map((before, level) => before + int32At(this.present, level) * this.asked);
  }

  /** A prefix's level, −1 outside the population. */
  levelOf(prefixId: number): number {
    return this.window.counts[prefixId] === 0 ? -1 : (this.level[prefixId] as number);
  }

  /** A prefix's D is another. */
  set(prefixId: number, expected: number): void {
    const level = Math.min(LARGEST_THRESHOLD, Math.floor(expected + TIE));
    if (level === this.level[prefixId]) return;
    const isPresent = this.window.counts[prefixId] !== 0;
    if (isPresent) this.count(prefixId, -1);
    this.level[prefixId] = level;
    if (isPresent) this.count(prefixId, 1);
  }

  private count(prefixId: number, by: 1 | -1): void {
    const level = this.level[prefixId] as number;
    this.present[level] = (this.present[level] as number) + by;
    this.askedBefore[level] = (this.askedBefore[level] as number) - by * this.asked;
  }
}
