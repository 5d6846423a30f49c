// Reading a trace: `readTrace` for what analyses see, `findFindings` for what is wrong with it.

import { float64At } from '../shared/columns.ts';
import { NastraceError } from '../shared/errors.ts';
import { NEGATED } from '../shared/own-quality.ts';
import { type EvaluationRecord, TraceBuilder } from '../trace/builder.ts';
import { CHECKED_EVALUATIONS, checkIntegrity } from '../trace/integrity/index.ts';
import { QUALITY, type Row } from '../trace/row.ts';
import type { Warning } from '../trace/trace.ts';

import type { Reading, ReadOptions, Rejection, Validation } from './contract.ts';
import { FindingLog, findingText } from './findings.ts';
import { type OpenTrace, openTrace } from './open-trace.ts';
import { readRecords } from './read-records.ts';

export type { Finding, FormatId, Reading, ReadOptions, Rejection, Validation } from './contract.ts';
export { FORMAT_IDS } from './contract.ts';
export { findingText } from './findings.ts';

/** INTERFACE: `analyze` names the first 20 findings. */
const FINDINGS_NAMED = 20;

/**
 * Reads a trace, `-` from standard input. Columns are in input order, times in seconds.
 * Throws NastraceError: `source-unreadable`, `source-empty`, `format-unknown`, `columns-missing`, `usage`,
 * and `trace-invalid` with the first findings as details and their total in the message.
 */
export async function readTrace(path: string, options: ReadOptions = {}): Promise<Reading> {
  const opened = await openTrace(path, options);
  const { decoding, name, format } = opened;
  const log = new FindingLog(options.findingLimit ?? FINDINGS_NAMED);
  const builder = new TraceBuilder(decoding.header, decoding.nodeNames, opened.estimate);
  const rejections: Rejection[] = [];
  const isSkipping = options.onInvalid === 'skip';
  await readRecords(opened, log, {
    accept: (record, line) => builder.add(options.minimize === true ? negated(record) : record, line),
    acceptRow: (row, line) => builder.addRow(options.minimize === true ? negatedRow(row) : row, line),
    codes: builder,
    reject: rejection => {
      if (isSkipping) rejections.push(rejection);
    },
  });
  if (log.errorCount > 0 && !(isSkipping && builder.length > 0)) throw invalid(opened, log, isSkipping);
  const notices = decoding.notices().map(({ code, warning, count }) => ({ code, message: warning, count }));
  const warnings = [
    ...notices,
    ...cutWarnings(log),
    ...(options.minimize === true ? [negatedWarning(builder.length)] : []),
  ];
  const trace = builder.build({
    sources: [name],
    format,
    rejected: rejections.length,
    warnings,
    clockOrigin: decoding.clockOrigin(),
  });
  return { trace, rejections, findings: log.findings, findingCount: log.findingCount };
}

/** Every finding of a trace, invalid records passed over, and what its first 200,000 evaluations say of each other; throws as `readTrace`, but never `trace-invalid`. */
export async function findFindings(path: string, options: ReadOptions = {}): Promise<Validation> {
  const opened = await openTrace(path, options);
  const log = new FindingLog(options.findingLimit ?? Number.POSITIVE_INFINITY);
  const { decoding, file, name, format } = opened;
  const builder = new TraceBuilder(decoding.header, decoding.nodeNames);
  let evaluations = 0;
  let rejected = 0;
  await readRecords(opened, log, {
    accept: (record, line) => {
      evaluations++;
      if (evaluations <= CHECKED_EVALUATIONS) builder.add(record, line);
    },
    acceptRow: (row, line) => {
      evaluations++;
      if (evaluations <= CHECKED_EVALUATIONS) builder.addRow(row, line);
    },
    codes: builder,
    reject: () => {
      rejected++;
    },
  });
  const facts = { sources: [name], format, rejected: 0, warnings: [] };
  const trace = builder.build(facts);
  for (const { evaluation, field, message, count, ...kind } of checkIntegrity(trace)) {
    const line = trace.lines?.[evaluation] ?? 0;
    const others = count === 1 ? '' : ` (and ${count - 1} more)`;
    log.add({
      file,
      line,
      field: decoding.nameField(field, undefined),
      message: message + others,
      count,
      ...kind,
    });
  }
  const { findings, findingCount, errorCount } = log;
  return { findings, findingCount, errorCount, evaluations, rejected, format };
}

/** A trace that ends inside a record was cut off: its search may have gone on. */
function cutWarnings(log: FindingLog): Warning[] {
  return log.cut.map(({ code, line, message }) => ({
    code,
    message: `line ${line} was left out: ${message}`,
    count: 1,
  }));
}

function negatedWarning(count: number): Warning {
  const message =
    'lower quality is better (--minimize): sentences give it as in the trace; summary.json, figures and tables hold it negated';
  return { code: NEGATED, message, count };
}

/** Lower is better in the file, higher in a trace. */
function negated(record: EvaluationRecord): EvaluationRecord {
  return record.quality === null ? record : { ...record, quality: -record.quality };
}

function negatedRow(row: Row): Row {
  row.numbers[QUALITY] = -float64At(row.numbers, QUALITY);
  return row;
}

function invalid({ file }: OpenTrace, log: FindingLog, isSkipping: boolean): NastraceError {
  const shown = log.errors.length;
  const total = log.errorCount === 1 ? '1 error' : `${log.errorCount} errors`;
  const which = shown === log.errorCount ? total : `${total}, the first ${shown} below`;
  const remedy = isSkipping ? 'no valid record is left' : '--on-invalid skip goes on without these records';
  return new NastraceError('trace-invalid', `${file}: ${which}; ${remedy}`, log.errors.map(findingText));
}
