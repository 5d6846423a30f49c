// The public API: read a trace, analyze it, draw and write what was found.

import type { Vocabulary } from './checks/contract.ts';
import { claimTable } from './claims/index.ts';
import { drawComparison } from './compare/figures.ts';
import { type Comparison, compareSummaries as compare, type RunInput } from './compare/index.ts';
import { drawSweep, type SweepResult, sweepTable } from './experiments/index.ts';
import { collectCacheFigures } from './pipeline/figures.ts';
import type { CacheSummary } from './replay/schema.ts';
import { comparisonPage } from './report/comparison-page/index.ts';
import { drawFigures as draw, type FigureFormat, type FigureLook, sizeOf } from './report/figures.ts';
import type { OutputFile } from './report/files.ts';
import { readPageAssets } from './report/page/assets.ts';
import { pageOf } from './report/page/page.ts';
import { stableJson } from './shared/stable-json.ts';
import { VERSION } from './shared/version.ts';
import { WARNING_CODES } from './trace/warning-codes.ts';

export * from './analysis.ts';
export * from './checks/index.ts';
export { type Comparison, comparisonJsonSchema, comparisonSchema, type RunInput } from './compare/index.ts';
export {
  runSweep,
  type SweepCell,
  type SweepPlan,
  type SweepResult,
  type SweepValue,
} from './experiments/index.ts';
export {
  type CacheOptions,
  type CachePlan,
  planCaches,
  type TraceCaches,
  traceCaches,
  traceRequests,
} from './pipeline/cache.ts';
export type { CapacityWish } from './replay/capacities.ts';
export { type ReplayTask, replayerOf } from './replay/index.ts';
export { type LayerSizes, parseLayerSizes } from './replay/layer-sizes.ts';
export type { PolicyId } from './replay/policies/index.ts';
export type { CacheSummary } from './replay/schema.ts';
export type { PlaceQuestion, PolicyAnswer } from './replay/summarize.ts';
export { type CacheTable, cacheTables, type PlaceTables } from './replay/tables.ts';
export * from './simulate/index.ts';
export { parseSummary, summaryJsonSchema } from './summary/parse.ts';
export { summary as summarySchema } from './summary/schema.ts';

/** What the paths `claims.…` and `integrity.…` of a check may name. */
export const CHECK_VOCABULARY: Vocabulary = {
  claims: claimTable.map(({ id }) => id),
  warnings: WARNING_CODES,
};

/** Holds runs against each other; the first group is the reference. Pure and deterministic. */
export function compareSummaries(inputs: readonly RunInput[]): Comparison {
  return compare(inputs, VERSION);
}

/** A comparison's summary.json, report.html and figures, paths relative to the output folder. Loads Vega-Lite. */
export async function comparisonFiles(
  comparison: Comparison,
  formats: readonly FigureFormat[],
  look: FigureLook = {},
): Promise<OutputFile[]> {
  const figures = drawComparison(comparison);
  const sized = drawComparison(comparison, sizeOf(look));
  const page = await comparisonPage(
    comparison,
    figures.map(figure => ({ module: 'compare', figure })),
  );
  const drawn = await draw(
    sized.map(figure => ({ module: '', figure })),
    formats,
    look,
  );
  return [
    { path: 'summary.json', content: stableJson(comparison) },
    { path: 'report.html', content: pageOf(page, await readPageAssets()) },
    ...drawn,
  ];
}

/** The figures of a cache section alone. */
export function drawCacheFigures(
  cache: CacheSummary,
  formats: readonly FigureFormat[],
  look: FigureLook = {},
): Promise<OutputFile[]> {
  return draw(collectCacheFigures(cache, sizeOf(look)), formats, look);
}

/** The table and the figure of a sweep as files. */
export async function sweepFiles(
  result: SweepResult,
  formats: readonly FigureFormat[],
  look: FigureLook = {},
): Promise<OutputFile[]> {
  const figure = await draw([{ module: '', figure: drawSweep(result, sizeOf(look)) }], formats, look);
  return [{ path: 'sweep.csv', content: sweepTable(result) }, ...figure];
}
