// Each evaluation as one row of a table, in creation order: `candidates.csv`, for a notebook (docs/candidates.md).
//
// Every number is made by the function that the summary's is made by. Columns alone are kept while rows are
// written, piece by piece: what found the parents can be let go before.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { numberPrefixes } from '../analyses/popularity/prefixes.ts';
import { popularityParams } from '../analyses/popularity/schema.ts';
import { tiersAtCompletion } from '../analyses/popularity/tiers-at-completion.ts';
import { boundsByRank } from '../analyses/quality/transfer-bound.ts';
import { transferDepth } from '../lineage/donors.ts';
import type { LikelyParents } from '../lineage/lineage.ts';
import { ranksAtCompletion } from '../lineage/ranks-at-completion.ts';
import { qualitiesOf } from '../lineage/sliding-population.ts';
import { at, float64At, inCommon, int32At } from '../shared/columns.ts';
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

/** What the table says beyond the facts: columns, null where nothing can be said. */
export interface CandidateColumns {
  /** λ by candidate index; 0 before there are P. */
  readonly ranks: Int32Array | null;
  /** By candidate index: number of the prefix, and its tier at completion; 0 before there are W. */
  readonly prefixes: { readonly ids: Int32Array; readonly tiers: Uint8Array } | null;
  readonly parents: LikelyParents | null;
}

export function candidateColumns(facts: FactsOrReasons, options: AnalyzeOptions): CandidateColumns {
  const { trace, orders, lineage } = facts;
  if (isSkipped(trace) || isSkipped(orders)) return { ranks: null, prefixes: null, parents: null };
  return inCommon({
    ranks: findRanks(trace, orders, facts),
    prefixes: findPrefixes(trace, orders, facts, options),
    parents: isSkipped(lineage) ? null : { ...lineage.likelyParents() },
  });
}

/** The table as UTF-8 in pieces of whole lines, the header first. */
export function candidateBytes(facts: FactsOrReasons, columns: CandidateColumns): Iterable<Uint8Array> {
  const { trace, orders } = facts;
  if (isSkipped(trace) || isSkipped(orders)) return [];
  const writeArchitecture = architectureWriter(trace);
  const parts = [
    describeEvaluation(trace, orders.candidateOf, facts.stages),
    describeRank(orders, facts.settings, columns),
    describePrefix(orders, columns),
    describeParent(trace, columns, writeArchitecture),
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

function findRanks(trace: Trace, orders: OrdersFact, { settings }: FactsOrReasons): Int32Array | null {
  return isSkipped(settings) ? null : ranksAtCompletion(qualitiesOf(trace, orders), settings.population);
}

function describeRank(
  { candidateOf }: OrdersFact,
  settings: FactsOrReasons['settings'],
  { ranks }: CandidateColumns,
): Part {
  const columns = ['rankAtCompletion', 'transferBound'];
  if (isSkipped(settings) || ranks === null) return unknown(columns);
  const bounds = boundsByRank(settings.population, settings.sample);
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

function findPrefixes(
  trace: Trace,
  orders: OrdersFact,
  { window, prefixLength }: FactsOrReasons,
  options: AnalyzeOptions,
): CandidateColumns['prefixes'] {
  if (isSkipped(window) || isSkipped(prefixLength)) return null;
  const prefixes = numberPrefixes(trace, orders, prefixLength);
  const tiers = tiersAtCompletion(prefixes, window, popularityParams.parse(options));
  return { ids: prefixes.ofCandidate, tiers };
}

function describePrefix({ candidateOf }: OrdersFact, { prefixes }: CandidateColumns): Part {
  const columns = ['prefixId', 'tierAtCompletion'];
  if (prefixes === null) return unknown(columns);
  const { ids, tiers } = prefixes;
  return {
    columns,
    describe: (evaluation, rows) => {
      const index = int32At(candidateOf, evaluation) - 1;
      const tier = tiers[index] ?? 0;
      if (tier === 0) return writeEmpty(rows, 2);
      rows.integer(int32At(ids, index));
      rows.integer(tier);
    },
  };
}

function describeParent(
  trace: Trace,
  { parents }: CandidateColumns,
  writeArchitecture: WriteArchitecture,
): Part {
  const columns = ['parentArch', 'parentProbability', 'parentId'];
  if (parents === null) return unknown(columns);
  const { parentSequence, confidence, onlyParent } = parents;
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
  const { donor } = donors;
  return {
    columns,
    describe: (evaluation, rows) => {
      writeId(trace, int32At(donor, evaluation), rows);
      rows.integer(transferDepth(donors, evaluation));
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
