// Who rose and fell between the tiers, window by window? One pass over all full windows (METHOD §6).
//
// A step changes at most two counts, by one each, so a window costs O(1), and most leave both prefixes in their tiers.
// Hot: plain loops and flat columns.

import { int32At } from '../../shared/columns.ts';
import { type ChoiceCodes, narrowest } from '../../trace/sequences.ts';
import { NO_PREFIX, type Prefixes } from './prefixes.ts';
import type { PopularitySummary } from './schema.ts';
import { type Tier, type TierCounts, type TierThresholds, tabulateTiers, tierAt } from './tiers.ts';
import { PrefixWindow } from './windows.ts';

export type Transition = PopularitySummary['transitions'][number];

/** A longer search's changes of tier are counted, not listed: they grow with it without end. */
export const TRANSITIONS_LISTED = 5000;

/** A prefix was in tier 1 in all windows from one candidate to another, both included. */
export interface Reign {
  readonly prefixId: number;
  readonly from: number;
  to: number;
}

export interface TierHistory {
  /** Number of full windows; the first ends at candidate W. */
  readonly windows: number;
  /** The first TRANSITIONS_LISTED of them, and how many there are. */
  readonly transitions: readonly Transition[];
  readonly transitionsTotal: number;
  /** In the order in which they began; ties by id. */
  readonly reigns: readonly Reign[];
  /** 1 for each prefix that was in tier 2 of some full window. */
  readonly everSecond: Uint8Array;
  /** Full windows with a prefix in tier 1, and how many there are in one at most. */
  readonly dominated: number;
  readonly maxSimultaneous: number;
  /** Candidates whose prefix is in tier 1, 2, 3, by full window. */
  readonly held: Readonly<Record<1 | 2 | 3, ChoiceCodes>>;
  /** Prefixes by tier in the last full window; null without one. */
  readonly lastTiers: TierCounts | null;
}

/** Follows every prefix through all full windows of W candidates. */
export function followTiers(prefixes: Prefixes, windowSize: number, thresholds: TierThresholds): TierHistory {
  const candidates = prefixes.ofCandidate.length;
  const window = new PrefixWindow(prefixes.ofCandidate, prefixes.count, windowSize);
  const follower = new TierFollower(prefixes.count, windowSize, Math.max(0, candidates - windowSize + 1));
  const tiers = tabulateTiers(Math.min(windowSize, candidates), windowSize, thresholds);
  while (window.candidate < candidates) {
    window.step();
    if (window.candidate < windowSize) continue;
    if (window.candidate === windowSize) follower.begin(window, tiers);
    else follower.follow(window, tiers);
    follower.record(window.candidate - windowSize);
  }
  return follower.finish(candidates);
}

class TierFollower {
  private readonly windows: number;
  private readonly tier: Uint8Array;
  private readonly transitions: Transition[] = [];
  private transitionsTotal = 0;
  private readonly reigns: Reign[] = [];
  private readonly reignOf = new Map<number, Reign>();
  private readonly everSecond: Uint8Array;
  /** By tier. */
  private readonly prefixesIn = new Int32Array(4);
  private readonly candidatesIn = new Int32Array(4);
  private dominated = 0;
  private maxSimultaneous = 0;
  private readonly held: Record<1 | 2 | 3, ChoiceCodes>;

  constructor(prefixes: number, windowSize: number, windows: number) {
    this.windows = windows;
    this.tier = new Uint8Array(prefixes);
    this.everSecond = new Uint8Array(prefixes);
    const column = () => narrowest(windowSize, windows);
    this.held = { 1: column(), 2: column(), 3: column() };
  }

  /** The first full window starts every present prefix at its tier. */
  begin(window: PrefixWindow, tiers: Uint8Array): void {
    window.counts.forEach((count, prefixId) => {
      if (count > 0) this.place(window.candidate, prefixId, 0, count, tierAt(tiers, count));
    });
  }

  /** The last step's changes, the smaller id first. */
  follow(window: PrefixWindow, tiers: Uint8Array): void {
    const { entered, left } = window;
    this.change(window, tiers, Math.min(entered, left), entered < left ? 1 : -1);
    this.change(window, tiers, Math.max(entered, left), entered < left ? -1 : 1);
  }

  record(index: number): void {
    const { held, candidatesIn } = this;
    const dominant = this.prefixesIn[1] as number;
    if (dominant > 0) this.dominated++;
    if (dominant > this.maxSimultaneous) this.maxSimultaneous = dominant;
    held[1][index] = candidatesIn[1] as number;
    held[2][index] = candidatesIn[2] as number;
    held[3][index] = candidatesIn[3] as number;
  }

  finish(lastCandidate: number): TierHistory {
    for (const reign of this.reignOf.values()) reign.to = lastCandidate;
    const { windows, transitions, transitionsTotal, reigns, everSecond, prefixesIn } = this;
    const { dominated, maxSimultaneous, held } = this;
    const [, first = 0, second = 0, third = 0] = prefixesIn;
    return {
      windows,
      transitions,
      transitionsTotal,
      reigns,
      everSecond,
      dominated,
      maxSimultaneous,
      held,
      lastTiers: windows === 0 ? null : { 1: first, 2: second, 3: third },
    };
  }

  private change(window: PrefixWindow, tiers: Uint8Array, prefixId: number, by: 1 | -1): void {
    if (prefixId === NO_PREFIX) return;
    const count = window.counts[prefixId] as number;
    const tier = tiers[count] as number;
    if (tier === this.tier[prefixId]) {
      this.candidatesIn[tier] = (this.candidatesIn[tier] as number) + by;
      return;
    }
    const [from, to] = [tierAt(this.tier, prefixId), tierAt(tiers, count)];
    this.place(window.candidate, prefixId, count - by, count, to);
    if (this.transitionsTotal++ < TRANSITIONS_LISTED)
      this.transitions.push({ candidate: window.candidate, prefixId, from, to });
  }

  private place(candidate: number, prefixId: number, oldCount: number, count: number, to: Tier): void {
    const from = tierAt(this.tier, prefixId);
    this.add(from, -1, -oldCount);
    this.add(to, 1, count);
    this.tier[prefixId] = to;
    if (to === 2) this.everSecond[prefixId] = 1;
    if (to === 1) this.crown(candidate, prefixId);
    if (from === 1) this.dethrone(candidate, prefixId);
  }

  private add(tier: Tier, prefixes: number, candidates: number): void {
    this.prefixesIn[tier] = int32At(this.prefixesIn, tier) + prefixes;
    this.candidatesIn[tier] = int32At(this.candidatesIn, tier) + candidates;
  }

  private crown(candidate: number, prefixId: number): void {
    const reign = { prefixId, from: candidate, to: candidate };
    this.reigns.push(reign);
    this.reignOf.set(prefixId, reign);
  }

  private dethrone(candidate: number, prefixId: number): void {
    const reign = this.reignOf.get(prefixId);
    if (reign !== undefined) reign.to = candidate - 1;
    this.reignOf.delete(prefixId);
  }
}
