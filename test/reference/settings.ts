// Which P, s and mutation model does the trace follow: given, or found by likelihood over the full grid (METHOD §2)?

import { computeLikelihoods, type GridPoint, logLikelihoodOfRandom } from './likelihood.ts';
import type { MutationModel, ReferenceOptions } from './options.ts';
import { knownAt } from './reading.ts';
import type { World } from './world.ts';

export interface Settings {
  population: number;
  sample: number;
  mutation: MutationModel | null;
  source: 'given' | 'header' | 'estimated' | 'default';
  searchEvidence: number | null;
  selectionEvidence: number | null;
  shortfall: number | null;
}

export interface FoundSettings {
  settings: Settings;
  /** False when the search gate says that this is no regularized evolution. */
  evolves: boolean;
}

const MODELS: readonly MutationModel[] = ['redraw', 'replace'];
const SMALLEST_POPULATION = 10;
const LARGEST_POPULATION = 1000;
const LARGEST_SAMPLE = 32;
const DEFAULT_POPULATION = 100;
const DEFAULT_SAMPLE = 5;
const SEARCH_GATE = 15;
const SELECTION_GATE = 10;
const TIE = 1e-9;

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** Settings as given, the rest by default; a mutation model has no default. */
export function fallBack(options: ReferenceOptions): Settings {
  const { population, sample } = readGiven(options);
  const size = population ?? DEFAULT_POPULATION;
  return {
    population: size,
    sample: sample ?? Math.min(DEFAULT_SAMPLE, size),
    mutation: null,
    source: nameSource(options, 'default'),
    searchEvidence: null,
    selectionEvidence: null,
    shortfall: null,
  };
}

function readGiven(options: ReferenceOptions): {
  population?: number | undefined;
  sample?: number | undefined;
} {
  return {
    population: options.population ?? options.header?.population,
    sample: options.sample ?? options.header?.sample,
  };
}

function nameSource(options: ReferenceOptions, otherwise: 'estimated' | 'default'): Settings['source'] {
  const { population, sample } = readGiven(options);
  if (population === undefined || sample === undefined) return otherwise;
  return options.population !== undefined || options.sample !== undefined ? 'given' : 'header';
}

/** `recorded`: the trace names parents, so no gate applies. */
export function findSettings(world: World, options: ReferenceOptions, recorded: boolean): FoundSettings {
  const { population, sample } = readGiven(options);
  const grid = computeGrid(world, options);
  const best = pickBest(grid);
  if (world.creation === null || (best === null && options.ungated !== true)) {
    return { settings: fallBack(options), evolves: recorded };
  }
  const searchEvidence = best && best.logLikelihood - logLikelihoodOfRandom(world);
  const selectionEvidence = compareSelection(grid);
  const evidence = { searchEvidence, selectionEvidence };
  if (!recorded && searchEvidence !== null && searchEvidence < SEARCH_GATE) {
    return { settings: { ...fallBack(options), ...evidence }, evolves: false };
  }
  const unselective =
    !recorded && sample === undefined && selectionEvidence !== null && selectionEvidence < SELECTION_GATE;
  const used = pickBest(
    listPoints(world, grid, population, sample).filter(
      point =>
        (sample !== undefined || population === 1 || (point.sample === 1) === unselective) &&
        (options.mutation === undefined || point.model === options.mutation),
    ),
  );
  if (used === null) return { settings: { ...fallBack(options), ...evidence }, evolves: true };
  const settings: Settings = {
    population: used.population,
    sample: used.sample,
    mutation: used.model,
    source: nameSource(options, 'estimated'),
    ...evidence,
    shortfall: best && Math.max(0, best.logLikelihood - used.logLikelihood),
  };
  return { settings, evolves: true };
}

const sampleRange = (population: number): number[] => range(2, Math.min(LARGEST_SAMPLE, population));

/** Points with the given P and s, which may lie outside the grid. */
function listPoints(
  world: World,
  grid: readonly GridPoint[],
  population?: number,
  sample?: number,
): GridPoint[] {
  if (population !== undefined) {
    const samples = sample === undefined ? [1, ...sampleRange(population)] : [sample];
    return computeLikelihoods(world, population, samples, MODELS);
  }
  if (sample === undefined || sample <= LARGEST_SAMPLE) {
    return grid.filter(point => sample === undefined || point.sample === sample);
  }
  const populations = new Set(grid.map(point => point.population).filter(size => size >= sample));
  return [...populations].flatMap(size => computeLikelihoods(world, size, [sample], MODELS));
}

/** The whole grid, s = 1 too. */
function computeGrid(world: World, options: ReferenceOptions): GridPoint[] {
  const last = world.creation?.at(-1);
  const known = last === undefined ? 0 : knownAt(world, last).length;
  const largest = Math.min(LARGEST_POPULATION, known, options.maxPopulation ?? LARGEST_POPULATION);
  return range(SMALLEST_POPULATION, largest).flatMap(population =>
    computeLikelihoods(world, population, [1, ...sampleRange(population)], MODELS),
  );
}

/** The greatest likelihood; ties go to redraw, smaller P, smaller s. */
function pickBest(points: readonly GridPoint[]): GridPoint | null {
  const ordered = [...points].sort(
    (a, b) =>
      MODELS.indexOf(a.model) - MODELS.indexOf(b.model) || a.population - b.population || a.sample - b.sample,
  );
  return ordered.reduce<GridPoint | null>((best, point) => {
    return best === null || point.logLikelihood > best.logLikelihood + TIE ? point : best;
  }, null);
}

function compareSelection(grid: readonly GridPoint[]): number | null {
  const selective = pickBest(grid.filter(point => point.sample >= 2));
  const random = pickBest(grid.filter(point => point.sample === 1));
  const evidence = selective && random && selective.logLikelihood - random.logLikelihood;
  return evidence !== null && Math.abs(evidence) <= TIE ? 0 : evidence;
}
