// Each evaluation as one row of a table, in creation order: `candidates.csv`, for a notebook (docs/candidates.md).
//
// Columns alone are kept while rows are written: what found the parents can be let go before. Any range of rows can be
// written by itself, so that threads make them side by side.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { boundsByRank } from '../analyses/quality/transfer-bound.ts';
import { transferDepth } from '../lineage/donors.ts';
import { at, float64At, int32At } from '../shared/columns.ts';
import { CsvBytes } from '../shared/csv-bytes.ts';
import { RepeatedFields } from '../shared/packed-fields.ts';
import { isSkipped } from '../shared/skipped.ts';
import { traceOrigin } from '../trace/clock.ts';
import type { Trace } from '../trace/trace.ts';
import { architectureWriter, type WriteArchitecture } from './architecture-field.ts';
import type { CandidateColumns } from './candidate-columns.ts';
import { type IdFields, idFields, idWriter } from './id-field.ts';

/** Writes fields of an evaluation; what is unknown or does not apply is empty. */
type Describe = (evaluation: number, rows: CsvBytes) => void;

interface Part {
  readonly columns: readonly string[];
  readonly describe: Describe;
}

/** Rows between two looks at how long they have become. */
const ROWS_AT_A_TIME = 64;

/** Writes the rows from one place of the creation order up to another; the first of all comes after the header. */
export type WriteRows = (from: number, to: number, rows: CsvBytes) => void;

export function candidateRows(facts: FactsOrReasons, columns: CandidateColumns, ids: IdFields): WriteRows {
  const { trace, orders } = facts;
  if (isSkipped(trace) || isSkipped(orders)) return () => undefined;
  const writeArchitecture = architectureWriter(trace);
  const writeId = idWriter(ids);
  const parts = [
    describeEvaluation(trace, orders.candidateOf, facts.stages, writeId),
    describeRank(orders, facts.settings, columns),
    describePrefix(orders, columns),
    describeParent(columns, writeArchitecture, writeId),
    describeDonor(facts.donors, writeId),
    describeArchitecture(trace, writeArchitecture),
  ];
  return (from, to, rows) => {
    if (from === 0) writeHeader(parts, rows);
    for (let place = from; place < to; place++) {
      const evaluation = int32At(orders.creation, place);
      for (const { describe } of parts) describe(evaluation, rows);
      rows.endRow();
    }
  };
}

/** The table as UTF-8 in pieces of whole lines. */
export function* candidateBytes(facts: FactsOrReasons, columns: CandidateColumns): Iterable<Uint8Array> {
  const { trace } = facts;
  if (isSkipped(trace)) return;
  const write = candidateRows(facts, columns, idFields(trace));
  const rows = new CsvBytes();
  let from = 0;
  do {
    const to = Math.min(from + ROWS_AT_A_TIME, trace.evaluations);
    write(from, to, rows);
    if (rows.isLong) yield rows.take();
    from = to;
  } while (from < trace.evaluations);
  yield rows.take();
}

function writeHeader(parts: readonly Part[], rows: CsvBytes): void {
  for (const column of parts.flatMap(({ columns }) => columns)) rows.text(column);
  rows.endRow();
}

/** A part that says nothing of any evaluation. */
function unknown(columns: readonly string[]): Part {
  return { columns, describe: (_, rows) => writeEmpty(rows, columns.length) };
}

function writeEmpty(rows: CsvBytes, count: number): void {
  for (let field = 0; field < count; field++) rows.empty();
}

function describeEvaluation(
  trace: Trace,
  candidateOf: Int32Array,
  stages: FactsOrReasons['stages'],
  writeId: Describe,
): Part {
  const origin = traceOrigin(trace);
  const stage = isSkipped(stages) ? null : stages.stage;
  const workers = new RepeatedFields(trace.workers.length + 1, (index, rows) =>
    rows.text(trace.workers[index - 1] ?? ''),
  );
  return {
    columns: ['id', 'candidate', 'stage', 'startSeconds', 'endSeconds', 'worker', 'quality'],
    describe: (evaluation, rows) => {
      writeId(evaluation, rows);
      const candidate = int32At(candidateOf, evaluation);
      if (candidate === 0) rows.empty();
      else rows.integer(candidate);
      if (stage === null) rows.empty();
      else rows.integer(at(stage, evaluation));
      rows.number(float64At(trace.start, evaluation) - origin);
      rows.number(float64At(trace.end, evaluation) - origin);
      workers.put(int32At(trace.worker, evaluation) + 1, rows);
      rows.number(float64At(trace.quality, evaluation));
    },
  };
}

type OrdersFact = Exclude<FactsOrReasons['orders'], { skipped: string }>;

function describeRank(
  { candidateOf }: OrdersFact,
  settings: FactsOrReasons['settings'],
  { ranks }: CandidateColumns,
): Part {
  const columns = ['rankAtCompletion', 'transferBound'];
  if (isSkipped(settings) || ranks === null) return unknown(columns);
  const bounds = boundsByRank(settings.population, settings.sample);
  const fields = new RepeatedFields(bounds.length, (rank, rows) => {
    rows.integer(rank);
    rows.number(float64At(bounds, rank));
  });
  return {
    columns,
    describe: (evaluation, rows) => {
      const rank = ranks[int32At(candidateOf, evaluation) - 1] ?? 0;
      if (rank === 0) return writeEmpty(rows, 2);
      fields.put(rank, rows);
    },
  };
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
  { parents }: CandidateColumns,
  writeArchitecture: WriteArchitecture,
  writeId: Describe,
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
      const parent = int32At(onlyParent, evaluation);
      if (parent < 0) rows.empty();
      else writeId(parent, rows);
    },
  };
}

function describeDonor(donors: FactsOrReasons['donors'], writeId: Describe): Part {
  const columns = ['donorId', 'transferredLayers'];
  if (isSkipped(donors)) return unknown(columns);
  const { donor } = donors;
  return {
    columns,
    describe: (evaluation, rows) => {
      const giver = int32At(donor, evaluation);
      if (giver < 0) rows.empty();
      else writeId(giver, rows);
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
