// The same analysis as steps that threads can take side by side: plain data go in and come out.
//
// Columns are in memory that threads have in common, so a step costs no copies. Which step waits for which is said here,
// who takes them elsewhere. The summary is that of `analyzeTrace`, to the digit.

import type { Donors } from '../lineage/donors.ts';
import { type Ancestry, beforeLineage, findAncestry, findDonors, findSettings } from '../lineage/index.ts';
import type { Verdict } from '../lineage/settings.ts';
import { awaitedLater } from '../shared/awaited-later.ts';
import { CsvBytes } from '../shared/csv-bytes.ts';
import { collectNow } from '../shared/memory.ts';
import type { Skipped } from '../shared/skipped.ts';
import { rounded } from '../shared/stable-json.ts';
import type { Summary } from '../summary/schema.ts';
import { adoptOrders, type Orders, ordersOf } from '../trace/orders.ts';
import { columnsOf, type Trace } from '../trace/trace.ts';
import { type Analyzed, compose, type OnPart, runCaches, withWarnings } from './analyze.ts';
import { type CandidateColumns, candidateColumns } from './candidate-columns.ts';
import { candidateRows, type WriteRows } from './candidate-table.ts';
import { describeTrace, type TraceDescription } from './describe-trace.ts';
import { factsOf } from './facts.ts';
import { type IdFields, idFields } from './id-field.ts';
import type { AnalyzeOptions } from './options.ts';
import { piecesAhead, type RowRange } from './pieces-ahead.ts';
import { type ModuleId, type ModuleResults, modulesOf, runModule } from './run-module.ts';

/** What every step reads. */
export interface Basis {
  readonly trace: Trace;
  readonly orders: Orders;
  readonly options: AnalyzeOptions;
}

/** What modules read besides. */
interface Known {
  readonly ancestry: Ancestry;
  readonly donors: Donors | Skipped;
}

/** What rows of `candidates.csv` are made of besides, the same for all. */
interface Table extends Known {
  readonly columns: CandidateColumns;
  readonly ids: IdFields;
}

/** Of each step what it takes and what it gives. */
type Steps = {
  readonly candidates: { takes: Known; gives: CandidateColumns };
  readonly rows: { takes: { readonly table: Table; readonly range: RowRange }; gives: Uint8Array };
  readonly donors: { takes: null; gives: Known['donors'] };
  readonly settings: { takes: null; gives: Verdict | null };
  readonly lineage: { takes: Verdict | null; gives: Ancestry };
  readonly describe: { takes: Known; gives: TraceDescription };
  readonly cache: { takes: Known; gives: Summary['analyses']['cache'] };
} & { readonly [Id in ModuleId]: { takes: Known; gives: ModuleResults[Id] } };

export type StepId = keyof Steps;
/** Steps that give a part of the summary. */
type PartId = ModuleId | 'cache';

/** A step to be taken. */
export type Step = {
  readonly [Id in StepId]: { readonly id: Id; readonly input: Steps[Id]['takes'] };
}[StepId];

/** What a thread needs before it takes its first step. */
export function basisOf(trace: Trace, options: AnalyzeOptions): Basis {
  const orders = ordersOf(trace);
  collectNow();
  return { trace: columnsOf(trace), orders, options };
}

/** Takes one step after another. */
export function stepTaker({ trace, orders, options }: Basis): (step: Step) => unknown {
  adoptOrders(trace, orders);
  const factsBy = ({ ancestry, donors }: Known) => factsOf(trace, orders, ancestry, donors, options);
  let writeRows: WriteRows | null = null;
  return step => {
    switch (step.id) {
      case 'donors':
        return findDonors(trace, orders);
      case 'settings':
        return findSettings(trace, orders, options);
      case 'lineage':
        return findAncestry(trace, orders, options, step.input);
      case 'candidates':
        return candidateColumns(factsBy(step.input), options);
      case 'rows': {
        const { table, range } = step.input;
        writeRows ??= candidateRows(factsBy(table), table.columns, table.ids);
        const rows = new CsvBytes(range.memory);
        writeRows(range.from, range.to, rows);
        return rows.written;
      }
      case 'describe':
        return rounded(describeTrace(factsBy(step.input), step.input.ancestry, trace, orders));
      case 'cache':
        return runCaches(factsBy(step.input), options);
      default:
        return runModule(step.id, factsBy(step.input), options);
    }
  };
}

/** What is asked of an analysis by steps beside its summary. */
export interface StepWishes {
  readonly onPart?: OnPart | undefined;
  /** The rows of `candidates.csv`; by default not. */
  readonly candidates?: boolean | undefined;
}

/** The steps that an analysis takes but for rows, unless a lineage that fails makes one of them be taken again. */
export function stepsOf(options: AnalyzeOptions, { candidates }: StepWishes = {}): readonly StepId[] {
  const { cache } = options;
  const more = [cache === true && ('cache' as const), candidates === true && ('candidates' as const)];
  return [
    'donors',
    'settings',
    'lineage',
    ...modulesOf(options),
    'describe',
    ...more.filter(id => id !== false),
  ];
}

/**
 * Analyzes a trace by steps that `run` has taken by `stepTaker(basisOf(trace, options))`, here or in threads; those
 * that may be taken side by side are asked for at once. Rejects with what a step throws. Rows are made until the last
 * piece of them was asked for.
 */
export async function analyzeBySteps(
  trace: Trace,
  options: AnalyzeOptions,
  version: string,
  run: (step: Step) => Promise<unknown>,
  wishes: StepWishes = {},
): Promise<Analyzed & { readonly rows: AsyncIterable<Uint8Array> | null }> {
  const modules = modulesOf(options);
  const orders = ordersOf(trace);
  // The border between threads: what comes back is what `stepTaker` gave.
  const take = <Id extends StepId>(id: Id, input: Steps[Id]['takes']) =>
    awaitedLater(run({ id, input } as Step) as Promise<Steps[Id]['gives']>);
  const findingDonors = take('donors', null);
  const verdict = await take('settings', null);
  const before = beforeLineage(trace, orders, options, verdict);
  // Of a lineage locality reads the stages alone, which only one that fails changes.
  const early = modules.includes('locality')
    ? awaitedLater(findingDonors.then(donors => take('locality', { ancestry: before, donors })))
    : null;
  const [ancestry, donors] = await Promise.all([take('lineage', verdict), findingDonors]);
  const known = { ancestry, donors };
  const staged = ancestry.settings.population === before.settings.population;
  const ids: readonly PartId[] = [...modules, ...(options.cache === true ? (['cache'] as const) : [])];
  // Every part that is told of needs it, and it is short.
  const describing = awaitedLater(
    take('describe', known).then(found => withWarnings(found, trace, ancestry, options)),
  );
  const running = BEGUN_FIRST.filter(id => ids.includes(id)).map(id => ({
    id,
    result: id === 'locality' && staged && early !== null ? early : take(id, known),
  }));
  const inRows = (columns: CandidateColumns) => {
    const table = { ...known, columns, ids: idFields(trace) };
    return piecesAhead(trace.evaluations, range => take('rows', { table, range }));
  };
  const listing = wishes.candidates === true ? awaitedLater(take('candidates', known).then(inRows)) : null;
  const facts = factsOf(trace, orders, ancestry, donors, options);
  const found = new Map<PartId, Steps[PartId]['gives']>();
  const receive = async ({ id, result }: (typeof running)[number]) => {
    found.set(id, await result);
    wishes.onPart?.({ trace: await describing, analyses: { [id]: found.get(id) } });
  };
  await Promise.all(running.map(receive));
  const analyses: Summary['analyses'] = Object.fromEntries(ids.map(id => [id, found.get(id)]));
  return { summary: compose(await describing, analyses, version), facts, rows: await listing };
}

/** The longest first: what is left at the end is short. */
const BEGUN_FIRST: readonly PartId[] = ['cache', 'locality', 'quality', 'trie', 'popularity'];
