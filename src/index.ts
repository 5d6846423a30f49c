// The public API: read a trace, analyze it, draw and write what was found.

import type { FactsOrReasons } from './analyses/contract.ts';
import type { Vocabulary } from './checks/contract.ts';
import { claimTable } from './claims/index.ts';
import { drawComparison } from './compare/figures.ts';
import { type Comparison, compareSummaries as compare, type RunInput } from './compare/index.ts';
import { drawSweep, type SweepResult, sweepTable } from './experiments/index.ts';
import { analyzeTrace as analyze, analyzeWithFacts, type OnPart, type OnStage } from './pipeline/analyze.ts';
import { analyzeBySteps as bySteps, type Step, type StepWishes } from './pipeline/analyze-by-steps.ts';
import { candidateColumns } from './pipeline/candidate-columns.ts';
import { candidateBytes } from './pipeline/candidate-table.ts';
import { collectCacheFigures, collectFigures, collectMovingFigures } from './pipeline/figures.ts';
import type { AnalyzeOptions } from './pipeline/options.ts';
import type { CacheSummary } from './replay/schema.ts';
import { comparisonPage } from './report/comparison-page/index.ts';
import {
  type Drawing,
  drawFigures as draw,
  type FigureFormat,
  type FigureLook,
  sizeOf,
} from './report/figures.ts';
import type { OutputFile, PiecewiseFile } from './report/files.ts';
import { readPageAssets } from './report/page/assets.ts';
import { pageOf } from './report/page/page.ts';
import { tracePage } from './report/trace-page/index.ts';
import { stableJson } from './shared/stable-json.ts';
import { VERSION } from './shared/version.ts';
import type { Summary, SummaryPart } from './summary/schema.ts';
import type { Trace } from './trace/trace.ts';
import { WARNING_CODES } from './trace/warning-codes.ts';

export type { FigureTheme } from './charts/palettes.ts';
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
  type Finding,
  FORMAT_IDS,
  type FormatId,
  findFindings,
  findingText,
  type Reading,
  type ReadOptions,
  type Rejection,
  readTrace,
  type Validation,
} from './ingest/index.ts';
export { TIME_UNITS, type TimeUnit } from './ingest/times.ts';
export {
  type Basis,
  basisOf,
  type Step,
  type StepId,
  type StepWishes,
  stepsOf,
  stepTaker,
} from './pipeline/analyze-by-steps.ts';
export {
  type CacheOptions,
  type CachePlan,
  planCaches,
  type TraceCaches,
  traceCaches,
  traceRequests,
} from './pipeline/cache.ts';
export { type LineageRecord, traceLineage } from './pipeline/lineage-records.ts';
export type { AnalyzeOptions } from './pipeline/options.ts';
export type { CapacityWish } from './replay/capacities.ts';
export { type ReplayTask, replayerOf } from './replay/index.ts';
export { type LayerSizes, parseLayerSizes } from './replay/layer-sizes.ts';
export type { PolicyId } from './replay/policies/index.ts';
export type { CacheSummary } from './replay/schema.ts';
export type { PlaceQuestion, PolicyAnswer } from './replay/summarize.ts';
export { type CacheTable, cacheTables, type PlaceTables } from './replay/tables.ts';
export type { Compiled } from './report/compile.ts';
export {
  type Drawing,
  type DrawSvg,
  drawingBy,
  type FigureFormat,
  type FigureLook,
} from './report/figures.ts';
export {
  moduleFiles,
  type OutputFile,
  type PiecewiseFile,
  summaryFile,
  summaryFiles,
} from './report/files.ts';
export { type Outputs, writeOutput } from './report/writer.ts';
export { writeReport } from './report/writer-report.ts';
export { writeStream } from './report/writer-stream.ts';
export { type ErrorCode, type ExitCode, NastraceError } from './shared/errors.ts';
export { collectBy } from './shared/memory.ts';
export * from './simulate/index.ts';
export { parseSummary, summaryJsonSchema } from './summary/parse.ts';
export {
  type AnalysisId,
  type Claim,
  type Summary,
  type SummaryPart,
  summary as summarySchema,
} from './summary/schema.ts';
export { type EvaluationRecord, TraceBuilder, type TraceHeader } from './trace/builder.ts';
export { canonicalLines } from './trace/canonical.ts';
export { type Bound, cutTrace, type Part } from './trace/cut.ts';
export { joinTraces } from './trace/join.ts';
export { headerOf, recordAt } from './trace/records.ts';
export type { Trace, Warning } from './trace/trace.ts';
export { evaluationId } from './trace/trace.ts';
export { VERSION };

/** What the paths `claims.…` and `integrity.…` of a check may name. */
export const CHECK_VOCABULARY: Vocabulary = {
  claims: claimTable.map(({ id }) => id),
  warnings: WARNING_CODES,
};

/** Runs the analyses on a trace. Pure and deterministic: the same trace and options give the same summary. */
export function analyzeTrace(trace: Trace, options: AnalyzeOptions = {}, onStage?: OnStage): Summary {
  return analyze(trace, options, VERSION, onStage);
}

/** The summary, and `candidates.csv`, whose rows are made as they are asked for, or little before (docs/candidates.md). */
export interface AnalyzedTrace {
  readonly summary: Summary;
  readonly candidates: PiecewiseFile;
}

/** `analyzeTrace`, and the table of candidates. */
export function analyzeWithCandidates(
  trace: Trace,
  options: AnalyzeOptions = {},
  onStage?: OnStage,
  onPart?: OnPart,
): AnalyzedTrace {
  const { summary, facts } = analyzeWithFacts(trace, options, VERSION, onStage, onPart);
  return { summary, candidates: candidateFile(rowsOf(facts, options)) };
}

/**
 * The same, of steps that may be taken in threads: `run` has each taken by a `stepTaker(basisOf(trace, options))` and
 * gives what that gave. Rejects with what a step throws. Where candidates are wished for their rows are steps too, taken
 * until the last piece of the file was asked for; a piece is valid until the next is asked for.
 */
export async function analyzeBySteps(
  trace: Trace,
  options: AnalyzeOptions,
  run: (step: Step) => Promise<unknown>,
  wishes?: StepWishes,
): Promise<AnalyzedTrace> {
  const { summary, facts, rows } = await bySteps(trace, options, VERSION, run, wishes);
  return { summary, candidates: candidateFile(rows ?? rowsOf(facts, options)) };
}

function candidateFile(content: PiecewiseFile['content']): PiecewiseFile {
  return { path: 'candidates.csv', content };
}

/** Nothing is computed before the first piece is asked for. */
function* rowsOf(facts: FactsOrReasons, options: AnalyzeOptions): Iterable<Uint8Array> {
  yield* candidateBytes(facts, candidateColumns(facts, options));
}

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

/**
 * The figures of a summary, or of a part, as files, paths relative to the output folder. Loads Vega and Vega-Lite only for
 * SVG and PNG; `drawing` draws them elsewhere.
 */
export function drawFigures(
  summary: SummaryPart,
  formats: readonly FigureFormat[],
  look: FigureLook = {},
  drawing?: Drawing,
): Promise<OutputFile[]> {
  return draw(collectFigures(summary, sizeOf(look)), formats, look, drawing);
}

/** The report of a summary as one HTML file, `report.html`; a function of the summary alone. Loads Vega-Lite. */
export async function drawReport(summary: Summary): Promise<OutputFile> {
  const page = await tracePage(summary, collectFigures(summary), collectMovingFigures(summary));
  return { path: 'report.html', content: pageOf(page, await readPageAssets()) };
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
