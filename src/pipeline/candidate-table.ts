// Each evaluation as one row of a table, in creation order: `candidates.csv`, for a notebook (docs/candidates.md).
//
// Every number is made by the function that the summary's is made by. Columns alone are kept while rows are
// written, one at a time: what found the parents can be let go before.

import type { FactsOrReasons } from '../analyses/contract.ts';
import { numberPrefixes } from '../analyses/popularity/prefixes.ts';
import { popularityParams } from '../analyses/popularity/schema.ts';
import { tiersAtCompletion } from '../analyses/popularity/tiers-at-completion.ts';
import { boundsByRank } from '../analyses/quality/transfer-bound.ts';
import { ranksAtCompletion } from '../lineage/ranks-at-completion.ts';
import { at, float64At, int32At } from '../shared/columns.ts';
import { csvField } from '../shared/csv.ts';
import { isSkipped } from '../shared/skipped.ts';
import { roundNumber } from '../shared/stable-json.ts';
import { traceOrigin } from '../trace/clock.ts';
import { sequenceText } from '../trace/prefix-text.ts';
import { evaluationId, type Trace } from '../trace/trace.ts';
import type { AnalyzeOptions } from './analyze.ts';

/** Fields of an evaluation; what is unknown or does not apply is the empty text. */
type Describe = (evaluation: number) => readonly string[];

interface Part {
  readonly columns: readonly string[];
  readonly describe: Describe;
}

/** Lines with their ends, the header first. */
export function candidateLines(facts: FactsOrReasons, options: AnalyzeOptions): Iterable<string> {
  const { trace, orders } = facts;
  if (isSkipped(trace) || isSkipped(orders)) return [];
  const arch: Part = {
    columns: ['arch'],
    describe: evaluation => [csvField(sequenceText(trace, int32At(trace.sequence, evaluation)))],
  };
  const parts = [
    describeEvaluation(trace, orders.candidateOf, facts.stages),
    describeRank(trace, orders, facts.settings),
    describePrefix(trace, orders, facts, options),
    describeParent(trace, facts.lineage),
    describeDonor(trace, facts.donors),
    arch,
  ];
  return inOrder(orders.creation, parts);
}

function* inOrder(rows: Int32Array, parts: readonly Part[]): Iterable<string> {
  yield `${parts.flatMap(({ columns }) => columns).join(',')}\n`;
  for (const row of rows) yield `${parts.map(({ describe }) => describe(row).join(',')).join(',')}\n`;
}

function describeEvaluation(trace: Trace, candidateOf: Int32Array, stages: FactsOrReasons['stages']): Part {
  const origin = traceOrigin(trace);
  const stage = isSkipped(stages) ? null : stages.stage;
  const workers = trace.workers.map(csvField);
  return {
    columns: ['id', 'candidate', 'stage', 'startSeconds', 'endSeconds', 'worker', 'quality'],
    describe: evaluation => [
      csvField(evaluationId(trace, evaluation)),
      countField(int32At(candidateOf, evaluation)),
      stage === null ? '' : String(at(stage, evaluation)),
      numberField(float64At(trace.start, evaluation) - origin),
      numberField(float64At(trace.end, evaluation) - origin),
      workers[int32At(trace.worker, evaluation)] ?? '',
      numberField(float64At(trace.quality, evaluation)),
    ],
  };
}

type OrdersFact = Exclude<FactsOrReasons['orders'], { skipped: string }>;

function describeRank(trace: Trace, orders: OrdersFact, settings: FactsOrReasons['settings']): Part {
  const columns = ['rankAtCompletion', 'transferBound'];
  if (isSkipped(settings)) return { columns, describe: () => ['', ''] };
  const { population, sample } = settings;
  const qualities = Float64Array.from(orders.candidates, evaluation => float64At(trace.quality, evaluation));
  const ranks = ranksAtCompletion(qualities, population);
  const bounds = boundsByRank(population, sample);
  const { candidateOf } = orders;
  return {
    columns,
    describe: evaluation => {
      const rank = ranks[int32At(candidateOf, evaluation) - 1] ?? 0;
      return rank === 0 ? ['', ''] : [String(rank), numberField(float64At(bounds, rank))];
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
  if (isSkipped(window) || isSkipped(prefixLength)) return { columns, describe: () => ['', ''] };
  const prefixes = numberPrefixes(trace, orders, prefixLength);
  const tiers = tiersAtCompletion(prefixes, window, popularityParams.parse(options));
  const { ofCandidate } = prefixes;
  const { candidateOf } = orders;
  return {
    columns,
    describe: evaluation => {
      const index = int32At(candidateOf, evaluation) - 1;
      const tier = tiers[index] ?? 0;
      return tier === 0 ? ['', ''] : [String(int32At(ofCandidate, index)), String(tier)];
    },
  };
}

function describeParent(trace: Trace, lineage: FactsOrReasons['lineage']): Part {
  const columns = ['parentArch', 'parentProbability', 'parentId'];
  if (isSkipped(lineage)) return { columns, describe: () => ['', '', ''] };
  const { parentSequence, confidence, onlyParent } = lineage.likelyParents();
  return {
    columns,
    describe: evaluation => {
      const sequence = int32At(parentSequence, evaluation);
      if (sequence < 0) return ['', '', ''];
      const probability = numberField(float64At(confidence, evaluation));
      return [
        csvField(sequenceText(trace, sequence)),
        probability,
        idField(trace, int32At(onlyParent, evaluation)),
      ];
    },
  };
}

function describeDonor(trace: Trace, donors: FactsOrReasons['donors']): Part {
  const columns = ['donorId', 'transferredLayers'];
  if (isSkipped(donors)) return { columns, describe: () => ['', ''] };
  const { donor, depth } = donors;
  return {
    columns,
    describe: evaluation => [idField(trace, int32At(donor, evaluation)), String(int32At(depth, evaluation))],
  };
}

function idField(trace: Trace, evaluation: number): string {
  return evaluation < 0 ? '' : csvField(evaluationId(trace, evaluation));
}

function countField(count: number): string {
  return count === 0 ? '' : String(count);
}

/** Twelve digits, as in the summary, and a point: text that short has no more. */
const EXACT_LENGTH = 13;

function numberField(value: number): string {
  const text = String(value);
  if (text.length <= EXACT_LENGTH && Number.isFinite(value)) return text;
  const rounded = roundNumber(value);
  return rounded === null ? '' : String(rounded);
}
