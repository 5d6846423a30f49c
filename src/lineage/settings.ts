// The settings of a search: population size P, sample size s, mutation model, and how they are known.
//
// METHOD §2, §9. Command line, else header, else the maximum of the likelihood, else 100 and 5. Three gates
// say when a trace is no regularized evolution: the search must beat a random one, selection must beat
// selection at random, and at least half of the creations must have a parent in their population.

import type { Orders } from '../trace/orders.ts';
import type { DeclaredSettings, Trace, Warning } from '../trace/trace.ts';
import { findBestSettings, type Grid, MUTATION_MODELS, TIE } from './best-settings.ts';
import { findBestUniform } from './best-uniform.ts';
import { gatherEvidence } from './evidence.ts';
import type { MutationModel } from './mutation-model.ts';

export interface Settings {
  readonly population: number;
  readonly sample: number;
  readonly mutation: MutationModel | null;
  readonly source: 'given' | 'header' | 'estimated' | 'default';
  /** Natural-log likelihood above a random search's; null where nothing could be tested. */
  readonly searchEvidence: number | null;
  /** Natural-log likelihood above that of parents selected at random. */
  readonly selectionEvidence: number | null;
  /** Natural-log likelihood lost by the settings used against the best of the grid. */
  readonly shortfall: number | null;
}

/** What the command line gives. */
export interface GivenSettings {
  readonly population?: number | undefined;
  readonly sample?: number | undefined;
  readonly mutation?: MutationModel | undefined;
}

export const DEFAULT_POPULATION = 100;
export const DEFAULT_SAMPLE = 5;
const SMALLEST_POPULATION = 10;
const LARGEST_POPULATION = 1000;
const SMALLEST_SAMPLE = 2;
const LARGEST_SAMPLE = 32;
const ENOUGH_SEARCH_EVIDENCE = 15;
const ENOUGH_SELECTION_EVIDENCE = 10;
const CONTRADICTION = 10;

export interface Verdict {
  readonly settings: Settings;
  /** False: not a regularized evolution, or nothing to tell it by. */
  readonly evolves: boolean;
  readonly warnings: readonly Warning[];
}

/** P and s where the trace or the user says them, and who says it. */
interface Stated {
  readonly population: number | undefined;
  readonly sample: number | undefined;
  readonly mutation: MutationModel | undefined;
  readonly source: 'given' | 'header' | null;
}

/** Settings without a likelihood: what is stated, else the defaults. */
export function fallbackSettings(given: GivenSettings, declared: DeclaredSettings): Settings {
  return fallBack(stated(given, declared), null, null);
}

/** Estimates what is not stated; `recorded` parents pass every gate. */
export function determineSettings(
  trace: Trace,
  orders: Orders,
  knownSuccesses: Int32Array,
  given: GivenSettings,
  recorded: boolean,
): Verdict {
  const said = stated(given, trace.declared);
  const lastKnown = knownSuccesses[orders.creation[orders.creation.length - 1] ?? 0] ?? 0;
  const highPopulation = Math.min(LARGEST_POPULATION, lastKnown);
  const evidence = gatherEvidence(
    trace,
    orders,
    knownSuccesses,
    Math.max(highPopulation, said.population ?? 0),
  );
  const grid: Grid = {
    lowPopulation: SMALLEST_POPULATION,
    highPopulation,
    lowSample: SMALLEST_SAMPLE,
    highSample: LARGEST_SAMPLE,
    models: MUTATION_MODELS,
  };
  const uniform = findBestUniform(evidence, grid);
  const best = findBestSettings(evidence, grid, uniform?.population);
  if (best === null || uniform === null) return undecided(said, recorded);
  const searchEvidence = Math.max(best.logRatio, uniform.logRatio);
  const selectionEvidence = settleTie(best.logRatio - uniform.logRatio);
  const isUniform = !recorded && said.sample === undefined && selectionEvidence < ENOUGH_SELECTION_EVIDENCE;
  const point = isUniform
    ? findBestUniform(evidence, restrict(grid, { ...said, sample: 1 }))
    : isFree(said)
      ? best
      : findBestSettings(evidence, restrict(grid, said));
  if (point === null || (!recorded && searchEvidence < ENOUGH_SEARCH_EVIDENCE)) {
    return {
      settings: fallBack(said, searchEvidence, selectionEvidence),
      evolves: false,
      warnings: [
        noEvolution(
          said,
          `a random search explains the trace as well (evidence ${searchEvidence.toFixed(1)}, 15 needed)`,
        ),
      ],
    };
  }
  const shortfall = Math.max(0, searchEvidence - point.logRatio);
  const settings: Settings = {
    population: point.population,
    sample: point.sample,
    mutation: point.mutation,
    source:
      said.population !== undefined && said.sample !== undefined && said.source !== null
        ? said.source
        : 'estimated',
    searchEvidence,
    selectionEvidence,
    shortfall,
  };
  return { settings, evolves: true, warnings: warningsOf(settings, isUniform) };
}

/** The settings when the third gate fails: under half of the creations resolved. */
export function rejectSettings(
  trace: Trace,
  settings: Settings,
  given: GivenSettings,
  resolvedShare: number,
): Verdict {
  const said = stated(given, trace.declared);
  const percent = Math.round(resolvedShare * 100);
  return {
    settings: fallBack(said, settings.searchEvidence, settings.selectionEvidence),
    evolves: false,
    warnings: [
      noEvolution(
        said,
        `only ${percent} % of the evolved evaluations have a possible parent in their population`,
      ),
    ],
  };
}

function stated(given: GivenSettings, declared: DeclaredSettings): Stated {
  const population = given.population ?? declared.population;
  const sample = given.sample ?? declared.sample;
  const isGiven = given.population !== undefined || given.sample !== undefined;
  const isDeclared = declared.population !== undefined || declared.sample !== undefined;
  return {
    population,
    sample,
    mutation: given.mutation,
    source: isGiven ? 'given' : isDeclared ? 'header' : null,
  };
}

/** Nothing is stated: the whole grid is open. */
function isFree({ population, sample, mutation }: Stated): boolean {
  return population === undefined && sample === undefined && mutation === undefined;
}

function restrict(grid: Grid, said: Stated): Grid {
  return {
    lowPopulation: said.population ?? Math.max(grid.lowPopulation, said.sample ?? 0),
    highPopulation: said.population ?? grid.highPopulation,
    // A population of one leaves no other sample.
    lowSample: said.sample ?? Math.min(grid.lowSample, said.population ?? grid.lowSample),
    highSample: said.sample ?? grid.highSample,
    models: said.mutation === undefined ? grid.models : [said.mutation],
  };
}

/** A tie is no evidence: rounding would give it a sign, which claims read. */
function settleTie(logRatio: number): number {
  return Math.abs(logRatio) <= TIE ? 0 : logRatio;
}

function fallBack(said: Stated, searchEvidence: number | null, selectionEvidence: number | null): Settings {
  const population = said.population ?? Math.max(DEFAULT_POPULATION, said.sample ?? 0);
  return {
    population,
    sample: said.sample ?? Math.min(DEFAULT_SAMPLE, population),
    mutation: null,
    source:
      said.population !== undefined && said.sample !== undefined && said.source !== null
        ? said.source
        : 'default',
    searchEvidence,
    selectionEvidence,
    shortfall: null,
  };
}

/** Too few successes for the smallest population of the grid: nothing can be tested. */
function undecided(said: Stated, recorded: boolean): Verdict {
  const warning = noEvolution(said, 'too few evaluations succeeded to tell');
  return { settings: fallBack(said, null, null), evolves: recorded, warnings: recorded ? [] : [warning] };
}

function noEvolution(said: Stated, reason: string): Warning {
  const settings = fallBack(said, null, null);
  return {
    code: 'not-regularized-evolution',
    message: `no regularized evolution found: ${reason}; what needs lineage is skipped, P = ${settings.population} and s = ${settings.sample} are ${settings.source}`,
    count: 1,
  };
}

function warningsOf(settings: Settings, isUniform: boolean): Warning[] {
  const warnings: Warning[] = [];
  if (isUniform) {
    warnings.push({
      code: 'selection-not-by-quality',
      message: `parents are not selected by quality (evidence ${settings.selectionEvidence?.toFixed(1)}, 10 needed): s = 1, any member is as likely`,
      count: 1,
    });
  }
  if (settings.source !== 'estimated' && settings.shortfall !== null && settings.shortfall >= CONTRADICTION) {
    warnings.push({
      code: 'settings-contradicted',
      message: `the settings used contradict the trace: others are more likely by ${settings.shortfall.toFixed(1)} (natural log); leave out --population and --sample to estimate them`,
      count: 1,
    });
  }
  return warnings;
}
