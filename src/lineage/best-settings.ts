// The settings that explain a trace best: the maximum of the likelihood over a grid of (P, s, model), found
// by branch and bound (Land and Doig 1960).
//
// A block of populations carries an upper bound for each s and model (likelihood.ts). The most promising
// block is halved until single populations, whose values are exact, beat every bound left. The result is
// the grid's maximum, not a local one. Ties within 1e-9 of the best so far: redraw, smaller P, smaller s.

import { float64At } from '../shared/columns.ts';
import { MinHeap } from '../shared/min-heap.ts';
import type { Evidence } from './evidence.ts';
import { type LikelihoodRow, likelihoodBound } from './likelihood.ts';
import type { MutationModel } from './mutation-model.ts';

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
const SLACK = 1e-6;

interface Block {
  readonly low: number;
  readonly high: number;
  readonly fromSample: number;
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
  const open = (low: number, high: number, fromSample: number, toSample: number): Block | null => {
    const block = measureBlock(evidence, grid, low, high, fromSample, toSample);
    if (isBeaten(block)) return null;
    if (low < high) return block;
    points.push(...pointsOf(block, grid, best));
    best = Math.max(best, block.best);
    return null;
  };
  const halve = (block: Block): Block[] => {
    if (isBeaten(block)) return [];
    const { from, to } = promisingSamples(block, grid, best);
    const middle = Math.floor(Math.sqrt(block.low * block.high));
    const halves = [open(block.low, middle, from, to), open(middle + 1, block.high, from, to)];
    return halves.filter(half => half !== null).sort((a, b) => b.best - a.best);
  };
  const wait = (block: Block) => queue.push(blocks.push(block) - 1);
  // A single population first: with its value to beat, few sample sizes of the blocks are left.
  if (guess !== undefined && grid.lowPopulation <= guess && guess <= grid.highPopulation)
    open(guess, guess, grid.lowSample, grid.highSample);
  let next = open(grid.lowPopulation, grid.highPopulation, grid.lowSample, grid.highSample);
  while (next !== null) {
    const [better, other] = halve(next);
    if (other !== undefined) wait(other);
    next = better ?? null;
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
  const row = likelihoodBound(evidence, population, population, sample, sample);
  return { population, sample, mutation, logRatio: float64At(row[mutation], 0) };
}

function measureBlock(
  evidence: Evidence,
  grid: Grid,
  low: number,
  high: number,
  fromSample: number,
  toSample: number,
): Block {
  const row = likelihoodBound(evidence, low, high, fromSample, Math.min(toSample, high));
  let best = Number.NEGATIVE_INFINITY;
  for (const model of grid.models) for (const value of row[model]) best = Math.max(best, value);
  return { low, high, fromSample, row, best };
}

/** The range of sample sizes that may still hold the maximum. */
function promisingSamples(block: Block, grid: Grid, best: number): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const model of grid.models) {
    block.row[model].forEach((value, index) => {
      if (value < best - SLACK) return;
      from = Math.min(from, block.fromSample + index);
      to = Math.max(to, block.fromSample + index);
    });
  }
  return { from, to };
}

function pointsOf(block: Block, grid: Grid, best: number): GridPoint[] {
  const points: GridPoint[] = [];
  for (const mutation of grid.models) {
    block.row[mutation].forEach((logRatio, index) => {
      if (logRatio < best - SLACK) return;
      points.push({ population: block.low, sample: block.fromSample + index, mutation, logRatio });
    });
  }
  return points;
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
