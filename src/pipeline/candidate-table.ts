// Each evaluation as one row of a table, in creation order: `candidates.csv`, for a notebook (docs/candidates.md).
//
// Every number is made by the function that the summary's is made by. Columns alone are kept while rows are
// written, piece by piece: what found the parents can be let go before.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { numberPrefixes } from '../analyses/popularity/prefixes.ts';
import { popularityParams } from '../analyses/popularity/schema.ts';
import { tiersAtCompletion } from '../analyses/popularity/tiers-at-completion.ts';
import { boundsByRank } from '../analyses/quality/transfer-bound.ts';
import { ranksAtCompletion } from '../lineage/ranks-at-completion.ts';
import { at, float64At, int32At } from '../shared/columns.ts';
import { CsvBytes } from '../shared/csv-bytes.ts';
import { isSkipped } from '../shared/skipped.ts';
import { traceOrigin } from '../trace/clock.ts';
import { evaluationId, type Trace } from '../trace/trace.ts';
import { architectureWriter, type WriteArchitecture } from './architecture-field.ts';
import type { AnalyzeOptions } from './options.ts';

/** Writes fields of an evaluation; what is unknown or does not apply is empty. */
type Describe = (evaluation: number, rows: CsvBytes) => void;

interface Part {
  readonly columns: readonly string[];
  readonly describe: Describe;
}

/** The table as UTF-8 in pieces of whole lines, the header first. */
export function candidateBytes(facts: FactsOrReasons, options: AnalyzeOptions): Iterable<Uint8Array> {
  const { trace, orders } = facts;
  if (isSkipped(trace) || isSkipped(orders)) return [];
  const writeArchitecture = architectureWriter(trace);
  const parts = [
    describeEvaluation(trace, orders.candidateOf, facts.stages),
    describeRank(trace, orders, facts.settings),
    describePrefix(trace, orders, facts, options),
    describeParent(trace, facts.lineage, writeArchitecture),
    describeDonor(trace, facts.donors),
    describeArchitecture(trace, writeArchitecture),
  ];
  return inOrder(orders.creation, parts);
}

function* inOrder(evaluations: Int32Array, parts: readonly Part[]): Iterable<Uint8Array> {
  const rows = new CsvBytes();
  for (const column of parts.flatMap(({ columns }) => columns)) rows.text(column);
  rows.endRow();
  for (const evaluation of evaluations) {
    for (const { describe } of parts) describe(evaluation, rows);
    rows.endRow();
    if (rows.isLong) yield rows.take();
  }
  yield rows.take();
}

/** A part that says nothing of any evaluation. */
function unknown(columns: readonly string[]): Part {
  return { columns, describe: (_, rows) => writeEmpty(rows, columns.length) };
}

function writeEmpty(rows: CsvBytes, count: number): void {
  for (let field = 0; field < count; field++) rows.empty();
}

function describeEvaluation(trace: Trace, candidateOf: Int32Array, stages: FactsOrReasons['stages']): Part {
  const origin = traceOrigin(trace);
  const stage = isSkipped(stages) ? null : stages.stage;
  return {
    columns: ['id', 'candidate', 'stage', 'startSeconds', 'endSeconds', 'worker', 'quality'],
    describe: (evaluation, rows) => {
      rows.text(evaluationId(trace, evaluation));
      const candidate = int32At(candidateOf, evaluation);
      if (candidate === 0) rows.empty();
      else rows.integer(candidate);
      if (stage === null) rows.empty();
      else rows.integer(at(stage, evaluation));
      rows.number(float64At(trace.start, evaluation) - origin);
      rows.number(float64At(trace.end, evaluation) - origin);
      rows.text(trace.workers[int32At(trace.worker, evaluation)] ?? '');
      rows.number(float64At(trace.quality, evaluation));
    },
  };
}

type OrdersFact = Exclude<FactsOrReasons['orders'], { skipped: string }>;

function describeRank(trace: Trace, orders: OrdersFact, settings: FactsOrReasons['settings']): Part {
  const columns = ['rankAtCompletion', 'transferBound'];
  if (isSkipped(settings)) return unknown(columns);
  const { population, sample } = settings;
  const qualities = Float64Array.from(orders.candidates, evaluation => float64At(trace.quality, evaluation));
  const ranks = ranksAtCompletion(qualities, population);
  const bounds = boundsByRank(population, sample);
  const { candidateOf } = orders;
  return {
    columns,
    describe: (evaluation, rows) => {
      const rank = ranks[int32At(candidateOf, evaluation) - 1] ?? 0;
      if (rank === 0) return writeEmpty(rows, 2);
      rows.integer(rank);
      rows.number(float64At(bounds, rank));
    },
  };
}

function describePrefix(
  trace: Trace,
  orders: OrdersFact,
  { window, prefixLength }: FactsOrReasons,
  options: AnalyzeOptions,
): Part {
  const columns = ['prefixId', 'tierAtCompletion'];
  if (isSkipped(window) || isSkipped(prefixLength)) return unknown(columns);
  const prefixes = numberPrefixes(trace, orders, prefixLength);
  const tiers = tiersAtCompletion(prefixes, window, popularityParams.parse(options));
  const { ofCandidate } = prefixes;
  const { candidateOf } = orders;
  return {
    columns,
    describe: (evaluation, rows) => {
      const index = int32At(candidateOf, evaluation) - 1;
      const tier = tiers[index] ?? 0;
      if (tier === 0) return writeEmpty(rows, 2);
      rows.integer(int32At(ofCandidate, index));
      rows.integer(tier);
    },
  };
}

function describeParent(
  trace: Trace,
  lineage: FactsOrReasons['lineage'],
  writeArchitecture: WriteArchitecture,
): Part {
  const columns = ['parentArch', 'parentProbability', 'parentId'];
  if (isSkipped(lineage)) return unknown(columns);
  const { parentSequence, confidence, onlyParent } = lineage.likelyParents();
  return {
    columns,
    describe: (evaluation, rows) => {
      const sequence = int32At(parentSequence, evaluation);
      if (sequence < 0) return writeEmpty(rows, 3);
      writeArchitecture(sequence, rows);
      rows.number(float64At(confidence, evaluation));
      writeId(trace, int32At(onlyParent, evaluation), rows);
    },
  };
}

function describeDonor(trace: Trace, donors: FactsOrReasons['donors']): Part {
  const columns = ['donorId', 'transferredLayers'];
  if (isSkipped(donors)) return unknown(columns);
  const { donor, depth } = donors;
  return {
    columns,
    describe: (evaluation, rows) => {
      writeId(trace, int32At(donor, evaluation), rows);
      rows.integer(int32At(depth, evaluation));
    },
  };
}

function describeArchitecture(trace: Trace, writeArchitecture: WriteArchitecture): Part {
  return {
    columns: ['arch'],
    describe: (evaluation, rows) => writeArchitecture(int32At(trace.sequence, evaluation), rows),
  };
}

function writeId(trace: Trace, evaluation: number, rows: CsvBytes): void {
  rows.text(evaluation < 0 ? '' : evaluationId(trace, evaluation));
}
