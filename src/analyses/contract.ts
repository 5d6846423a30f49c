// What an analysis is: the contract that the pipeline, the summary and the report know it by.
//
// `needs` names the facts that `run` may read; its type hides the rest. A needed fact that a trace cannot
// give skips the whole analysis with its reason. `wants` names facts that may be missing: `run` gets each
// one or the reason why not, and skips only the parts that need it. `run` is pure and deterministic.
// `figures` reads the summary alone, so that figures can be redrawn without the trace.

import type { z } from 'zod';
import type { FigureSize, FigureSpec } from '../charts/figure.ts';
import type { Donors } from '../lineage/donors.ts';
import type { Lineage } from '../lineage/lineage.ts';
import type { Settings } from '../lineage/settings.ts';
import type { Stages } from '../lineage/stages.ts';
import type { Skipped } from '../shared/skipped.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';

export type { FigureSize, FigureSpec };

/** Everything that can be known of a trace before the analyses. */
export interface Facts {
  /** Columns that every trace has, in input order. */
  readonly trace: Trace;
  /** P, s and the mutation model, however they were found. */
  readonly settings: Settings;
  /** W, the window in candidates, and k, the prefix length. */
  readonly window: number;
  readonly prefixLength: number;
  /** Completion order, which every trace has, if only the input order. */
  readonly orders: Orders;
  /** Stage of each evaluation and what was known at its creation; needs times. */
  readonly stages: Stages;
  /** Who would give the weights, and how many layers; needs times. */
  readonly donors: Donors;
  /** Who was whose parent; needs times and a search that evolves. */
  readonly lineage: Lineage;
}

export type FactName = keyof Facts;

/** The facts, each one or the reason why the trace cannot give it. */
export type FactsOrReasons = { readonly [Name in FactName]: Facts[Name] | Skipped };

export type Granted<Needs extends FactName, Wants extends FactName> = {
  readonly [Name in Needs]: Facts[Name];
} & { readonly [Name in Wants]: Facts[Name] | Skipped };

/** What figures may say of the whole trace, besides their module's own summary. */
export interface FigureContext extends FigureSize {
  readonly evaluations: number;
  readonly successes: number;
  readonly population: number;
  readonly sample: number;
  readonly settingsSource: string;
  readonly window: number;
  readonly prefixLength: number;
  /** Names of the variable nodes by position. */
  readonly nodes: readonly string[];
  /** Number of evaluations of stage 1, null where unknown. */
  readonly stage1: number | null;
  readonly seconds: number | null;
  readonly workers: number | null;
}

export interface Analysis<
  Params extends z.ZodType,
  Summary,
  Needs extends FactName = FactName,
  Wants extends FactName = FactName,
> {
  readonly meta: {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    readonly needs: readonly Needs[];
    readonly wants: readonly Wants[];
  };
  readonly params: Params;
  readonly run: (facts: Granted<Needs, Wants>, params: z.output<Params>) => Summary;
  readonly figures: (summary: Summary, context: FigureContext) => FigureSpec[];
}

/** Checks an analysis against the contract and keeps its exact types. */
export function defineAnalysis<
  Params extends z.ZodType,
  Summary,
  Needs extends FactName,
  Wants extends FactName,
>(analysis: Analysis<Params, Summary, Needs, Wants>): Analysis<Params, Summary, Needs, Wants> {
  return analysis;
}
