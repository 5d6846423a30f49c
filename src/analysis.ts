// The part of the public API that reads a trace, analyzes it, draws and writes what was found: what most commands load.

import type { FactsOrReasons } from './analyses/contract.ts';
import { analyzeTrace as analyze, analyzeWithFacts, type OnPart, type OnStage } from './pipeline/analyze.ts';
import { analyzeBySteps as bySteps, type Step, type StepWishes } from './pipeline/analyze-by-steps.ts';
import { candidateColumns } from './pipeline/candidate-columns.ts';
import { candidateBytes } from './pipeline/candidate-table.ts';
import { collectFigures, collectMovingFigures } from './pipeline/figures.ts';
import type { AnalyzeOptions } from './pipeline/options.ts';
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
import { VERSION } from './shared/version.ts';
import type { Summary, SummaryPart } from './summary/schema.ts';
import type { Trace } from './trace/trace.ts';

export type { FigureTheme } from './charts/palettes.ts';
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
export { stagesOf } from './pipeline/analyze.ts';
export {
  type Basis,
  basisOf,
  type Step,
  type StepId,
  type StepWishes,
  stepsOf,
  stepTaker,
} from './pipeline/analyze-by-steps.ts';
export { type LineageRecord, traceLineage } from './pipeline/lineage-records.ts';
export type { AnalyzeOptions } from './pipeline/options.ts';
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
export type { AnalysisId, Claim, Summary, SummaryPart } from './summary/schema.ts';
export { type EvaluationRecord, TraceBuilder, type TraceHeader } from './trace/builder.ts';
export { canonicalLines } from './trace/canonical.ts';
export { type Bound, cutTrace, type Part } from './trace/cut.ts';
export { joinTraces } from './trace/join.ts';
export { headerOf, recordAt } from './trace/records.ts';
export type { Trace, Warning } from './trace/trace.ts';
export { evaluationId } from './trace/trace.ts';
export { VERSION };

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
