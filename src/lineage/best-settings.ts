// The settings that explain a trace best: the maximum of the likelihood over a grid of (P, s, model), found
// by branch and bound (Land and Doig 1960).
//
// A block of populations carries an upper bound for ranges of s and each model (likelihood.ts). The most promising
// block is halved until single populations, whose values are exact for each s, beat every bound left. The result is
// the grid's maximum, not a local one. Ties within 1e-9 of the best so far: redraw, smaller P, smaller s.

import { float64At } from '../shared/columns.ts';
import { MinHeap } from '../shared/min-heap.ts';
import type { Evidence } from './evidence.ts';
import { type LikelihoodRow, likelihoodBound } from './likelihood.ts';
import type { MutationModel } from './mutation-model.ts';
import { divideRange, type Range, sizesOf } from './ranges.ts';

export const MUTATION_MODELS: readonly MutationModel[] = ['redraw', 'replace'];

/** What the maximum is sought over; bounds inclusive. */
export interface Grid {
  readonly lowPopulation: number;
  readonly highPopulation: number;
  readonly lowSample: number;
  readonly highSample: number;
  readonly models: readonly MutationModel[];
}

export interface GridPoint {
  readonly population: number;
  readonly sample: number;
  readonly mutation: MutationModel;
  /** Natural-log likelihood above a random search's. */
  readonly logRatio: number;
}

/** Likelihoods this close are equal (METHOD §2). */
export const TIE = 1e-9;
/** Points this close to the best are kept for the order of ties, and bounds are trusted no further. */
export const SLACK = 1e-6;
/** Of the populations in a block, to begin with: a wider one would be halved in any search. */
const RATIO = 2;

/** Sample sizes of a block that are bounded one by one; of more, at most so many ranges are. */
const FEW_SAMPLES = 12;

interface Block extends Range {
  readonly samples: readonly Range[];
  readonly row: LikelihoodRow;
  readonly best: number;
}

/** The grid's maximum, null for an empty grid; sooner found if it is near the population `guess`. */
export function findBestSettings(evidence: Evidence, grid: Grid, guess?: number): GridPoint | null {
  if (grid.lowPopulation > grid.highPopulation || grid.lowSample > grid.highSample) return null;
  const blocks: Block[] = [];
  const points: GridPoint[] = [];
  const queue = new MinHeap((a, b) => (blocks[a] as Block).best > (blocks[b] as Block).best);
  let best = Number.NEGATIVE_INFINITY;
  // Every other point comes after the first in the order of ties, so one that only ties with it cannot win.
  const first = firstPoint(evidence, grid);
  points.push(first);
  best = first.logRatio;
  const isBeaten = (block: Block) => block.best < best - SLACK || block.best <= first.logRatio + TIE;
  /** Measures a block; the block if it is to be halved and can hold the maximum. */
  const open = (populations: Range, samples: Range): Block | null => {
    const block = measureBlock(evidence, grid, populations, samples);
    if (isBeaten(block)) return null;
    if (block.low < block.high) return block;
    take(block);
    return null;
  };
  /** Keeps the points of a single population. */
  const take = (block: Block) => {
    points.push(...pointsOf(block, grid, best));
    best = Math.max(best, block.best);
  };
  const halve = (block: Block): Block[] => {
    if (isBeaten(block)) return [];
    const samples = promisingSamples(block, grid, best);
    const middle = Math.floor(Math.sqrt(block.low * block.high));
    return openAll(
      [
        { low: block.low, high: middle },
        { low: middle + 1, high: block.high },
      ],
      samples,
    );
  };
  /** The most promising first. */
  const openAll = (parts: readonly Range[], samples: Range): Block[] =>
    parts
      .map(part => open(part, samples))
      .filter(block => block !== null)
      .sort((a, b) => b.best - a.best);
  const wait = (block: Block) => queue.push(blocks.push(block) - 1);
  const populations = { low: grid.lowPopulation, high: grid.highPopulation };
  const samples = { low: grid.lowSample, high: grid.highSample };
  // A single population first, at a few sample sizes: with its value to beat, little is left of the blocks.
  if (guess !== undefined && populations.low <= guess && guess <= populations.high) {
    const sizes = someSizes({ low: samples.low, high: Math.min(samples.high, guess) });
    take(blockOf(evidence, grid, { low: guess, high: guess }, sizes));
  }
  for (let parts = openAll(divideRange(populations, RATIO), samples); parts.length > 0; ) {
    const [next, ...others] = parts;
    for (const block of others) wait(block);
    parts = next === undefined ? [] : halve(next);
  }
  for (let top = queue.pop(); top !== undefined; top = queue.pop()) {
    const block = blocks[top] as Block;
    if (isBeaten(block)) break;
    for (const half of halve(block)) wait(half);
  }
  return firstOfTied(points);
}

function firstPoint(evidence: Evidence, grid: Grid): GridPoint {
  const [mutation] = grid.models;
  const { lowPopulation: population, lowSample: sample } = grid;
  if (mutation === undefined) throw new RangeError('a grid without models');
  const row = likelihoodBound(evidence, { low: population, high: population }, [
    { low: sample, high: sample },
  ]);
  return { population, sample, mutation, logRatio: float64At(row[mutation], 0) };
}

function measureBlock(evidence: Evidence, grid: Grid, populations: Range, sizes: Range): Block {
  const { low, high } = populations;
  const possible = { low: sizes.low, high: Math.min(sizes.high, high) };
  const isFew = low === high || possible.high - possible.low < FEW_SAMPLES;
  return blockOf(evidence, grid, populations, isFew ? sizesOf(possible) : fewRanges(possible));
}

function blockOf(evidence: Evidence, grid: Grid, populations: Range, samples: readonly Range[]): Block {
  const row = likelihoodBound(evidence, populations, samples);
  let best = Number.NEGATIVE_INFINITY;
  for (const model of grid.models) for (const value of row[model]) best = Math.max(best, value);
  return { ...populations, samples, row, best };
}

function fewRanges(sizes: Range): Range[] {
  return divideRange(sizes, ((sizes.high + 1) / sizes.low) ** (1 / FEW_SAMPLES));
}

/** The smallest size of each of a few ranges. */
function someSizes(sizes: Range): Range[] {
  return fewRanges(sizes).map(({ low }) => ({ low, high: low }));
}

/** The range of sample sizes that may still hold the maximum. */
function promisingSamples({ samples, row }: Block, grid: Grid, best: number): Range {
  const isPromising = (index: number) =>
    grid.models.some(model => float64At(row[model], index) >= best - SLACK);
  const promising = samples.filter((_, index) => isPromising(index));
  return { low: promising[0]?.low ?? 0, high: promising.at(-1)?.high ?? -1 };
}

/** Of a block of one population. */
function pointsOf({ low, samples, row }: Block, grid: Grid, best: number): GridPoint[] {
  const points = grid.models.flatMap(mutation =>
    samples.map(({ low: sample }, index) => ({
      population: low,
      sample,
      mutation,
      logRatio: float64At(row[mutation], index),
    })),
  );
  return points.filter(({ logRatio }) => logRatio >= best - SLACK);
}

/** Goes through the points as the grid is written and changes its mind only for a real improvement. */
export function firstOfTied(points: readonly GridPoint[]): GridPoint | null {
  const rank = (point: GridPoint) => MUTATION_MODELS.indexOf(point.mutation);
  const ordered = [...points].sort(
    (a, b) => rank(a) - rank(b) || a.population - b.population || a.sample - b.sample,
  );
  let best: GridPoint | null = null;
  for (const point of ordered) if (best === null || point.logRatio > best.logRatio + TIE) best = point;
  return best;
}
