// How long after a new best model until it is mutated, and until its prefix dominates? (METHOD §6, §9; paper V-D2)
//
// The sole best of a population wins every sample that draws it: chance s/P a creation, a geometric wait of mean
// P/s. Generations at risk against summed posterior weights estimate that mean without a bias towards short waits.

import { findTopSequence } from '../../lineage/lineage.ts';
import type { Creation } from '../../lineage/replay.ts';
import { float64At, int32At, itemAt, scratchInt32 } from '../../shared/columns.ts';
import { normalTwoSided } from '../../stats/gaussian-tail.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';
import { findNewMaxima, type NewMaximum } from './new-maxima.ts';
import type { Prefixes } from './prefixes.ts';
import type { ImprovementGap } from './schema.ts';
import type { Reign } from './tier-history.ts';

type Gap = ImprovementGap['gaps'][number];

export interface GapContext {
  readonly trace: Trace;
  readonly orders: Orders;
  readonly prefixes: Prefixes;
  readonly population: number;
  readonly sample: number;
  /** When each prefix was in tier 1. */
  readonly reigns: readonly Reign[];
}

/** What was seen of one new maximum, creation by creation. */
interface Watch {
  readonly maximum: NewMaximum;
  /** Whether a twin was in the population when it became known; null before. */
  hasTwin: boolean | null;
  generationsAtRisk: number;
  children: number;
  generationsToFirstChild: number | null;
  /** Evaluation, −1 for none. */
  firstChild: number;
}

/** Visits the creations of a replay, each once, then says how long the new maxima waited. */
export class ImprovementWatch {
  private readonly context: GapContext;
  private readonly watches: readonly Watch[];
  /** Watches whose maximum is known by now: the last of them is the best known. */
  private begun = 0;
  /** Creations by the number of candidates that they knew. */
  private readonly created: Int32Array;

  constructor(context: GapContext) {
    const { trace, orders, population } = context;
    this.context = context;
    this.watches = findNewMaxima(trace, orders, population).map(watch);
    this.created = scratchInt32(orders.candidates.length + 1);
  }

  visit(creation: Creation): void {
    const { known } = creation;
    this.created[known] = int32At(this.created, known) + 1;
    while (this.begun < this.watches.length && itemAt(this.watches, this.begun).maximum.candidate <= known) {
      this.begun++;
    }
    const current = this.watches[this.begun - 1];
    if (current === undefined || known >= current.maximum.until) return;
    current.hasTwin ??= current.maximum.earlierTwin > known - this.context.population;
    if (!current.hasTwin) spendGeneration(this.context, creation, current);
  }

  summarize(): ImprovementGap {
    const { population, sample, prefixes, reigns } = this.context;
    const createdBelow = sumBelow(this.created);
    const findDominantWindow = dominantWindowFinder(reigns);
    const gaps = this.watches.map(seen => {
      const { candidate } = seen.maximum;
      const dominant = findDominantWindow(int32At(prefixes.ofCandidate, candidate - 1), candidate);
      const wait =
        dominant === null ? null : int32At(createdBelow, dominant) - int32At(createdBelow, candidate);
      return gapOf(this.context.trace, seen, wait);
    });
    return { expectedGenerations: population / sample, gaps, ...sumUp(gaps, sample / population) };
  }
}

function watch(maximum: NewMaximum): Watch {
  return {
    maximum,
    hasTwin: null,
    generationsAtRisk: 0,
    children: 0,
    generationsToFirstChild: null,
    firstChild: -1,
  };
}

function spendGeneration({ trace }: GapContext, creation: Creation, seen: Watch): void {
  const { evaluation } = seen.maximum;
  seen.generationsAtRisk++;
  for (let slot = 0; slot < creation.count; slot++) {
    if (int32At(creation.member, slot) === evaluation) seen.children += float64At(creation.weight, slot);
  }
  if (seen.generationsToFirstChild !== null || !creation.resolved) return;
  if (findTopSequence(trace, creation).sequence !== int32At(trace.sequence, evaluation)) return;
  seen.generationsToFirstChild = seen.generationsAtRisk;
  seen.firstChild = creation.child;
}

/** At each index the sum of the values before it. */
function sumBelow(values: Int32Array): Int32Array {
  const sums = scratchInt32(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = int32At(sums, i) + int32At(values, i);
  return sums;
}

function gapOf(trace: Trace, seen: Watch, generationsToTier1: number | null): Gap {
  return {
    candidate: seen.maximum.candidate,
    generationsToFirstChild: seen.generationsToFirstChild,
    secondsToFirstChild: secondsBetween(trace, seen.maximum.evaluation, seen.firstChild),
    generationsAtRisk: seen.generationsAtRisk,
    children: seen.children,
    generationsToTier1,
  };
}

/** Seconds from the maximum's end to its first child's start; null without a child, or without either time. */
function secondsBetween(trace: Trace, maximum: number, firstChild: number): number | null {
  if (firstChild < 0) return null;
  const seconds = float64At(trace.start, firstChild) - float64At(trace.end, maximum);
  return Number.isFinite(seconds) ? seconds : null;
}

/**
 * Finds the first window, from a candidate's own on, with a prefix in tier 1; null if there is none. To be asked
 * for ascending candidates: each prefix's past reigns are passed over once.
 */
function dominantWindowFinder(
  reigns: readonly Reign[],
): (prefixId: number, candidate: number) => number | null {
  const queues = new Map<number, { readonly reigns: Reign[]; next: number }>();
  for (const reign of reigns) {
    const queue = queues.get(reign.prefixId) ?? { reigns: [], next: 0 };
    queue.reigns.push(reign);
    queues.set(reign.prefixId, queue);
  }
  return (prefixId, candidate) => {
    const queue = queues.get(prefixId);
    if (queue === undefined) return null;
    while (queue.next < queue.reigns.length && itemAt(queue.reigns, queue.next).to < candidate) queue.next++;
    const reign = queue.reigns[queue.next];
    return reign === undefined ? null : Math.max(reign.from, candidate);
  };
}

function sumUp(gaps: readonly Gap[], chance: number) {
  const children = gaps.reduce((sum, gap) => sum + gap.children, 0);
  const generationsAtRisk = gaps.reduce((sum, gap) => sum + gap.generationsAtRisk, 0);
  const seconds = gaps.flatMap(gap => gap.secondsToFirstChild ?? []);
  const variance = generationsAtRisk * chance * (1 - chance);
  return {
    children,
    generationsAtRisk,
    meanGenerations: children === 0 ? null : generationsAtRisk / children,
    meanSeconds:
      seconds.length === 0 ? null : seconds.reduce((sum, value) => sum + value, 0) / seconds.length,
    pValue:
      variance === 0 ? null : normalTwoSided((children - generationsAtRisk * chance) / Math.sqrt(variance)),
  };
}
