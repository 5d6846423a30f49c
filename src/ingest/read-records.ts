// Every record of an opened trace, judged: valid ones go one way, what is wrong with the others another.

import { NastraceError } from '../shared/errors.ts';
import type { EvaluationRecord } from '../trace/builder.ts';
import type { Row } from '../trace/row.ts';
import type { Problem } from './candidate.ts';
import type { Finding, Rejection } from './contract.ts';
import type { FindingLog } from './findings.ts';
import type { DecodedRecord } from './formats/format.ts';
import { judge, type NameField, type Verdict } from './judge.ts';
import type { Codes } from './lane/lane.ts';
import type { OpenTrace } from './open-trace.ts';
import { ownText } from './values.ts';

export interface RecordSink {
  readonly accept: (record: EvaluationRecord, line: number) => void;
  /** A valid record as the row that a lane made of it, the lane's again afterwards. */
  readonly acceptRow: (row: Row, line: number) => void;
  readonly codes: Codes;
  readonly reject: (rejection: Rejection) => void;
}

/** Reads to the end; throws `source-empty` when there is no record, and what the source's layers throw. */
export async function readRecords(trace: OpenTrace, log: FindingLog, sink: RecordSink): Promise<void> {
  const { file, decoding } = trace;
  for (const problem of decoding.headerProblems) {
    log.add(asFinding(file, decoding.headerLine, { code: 'header-invalid', ...problem }));
  }
  let records = 0;
  let refused: Refused[] = [];
  const settle = () => {
    for (const one of refused) reject(one, trace, log, sink);
    refused = [];
  };
  await decoding.read({
    take: decoded => {
      records++;
      const verdict = verdictOn(decoded);
      if (verdict.record === undefined) refused.push({ decoded, problems: verdict.problems });
      else sink.accept(verdict.record, decoded.line);
    },
    settle,
    rows: {
      codes: sink.codes,
      addRow: (row, line) => {
        records++;
        sink.acceptRow(row, line);
      },
    },
  });
  settle();
  if (records === 0) {
    throw new NastraceError(
      'source-empty',
      `${file}: a header and no records; expected one evaluation a line`,
    );
  }
  for (const { code, line, field, message, count } of decoding.notices()) {
    log.add({ file, line, field, message, severity: 'warning', code, count });
  }
}

interface Refused {
  readonly decoded: DecodedRecord;
  readonly problems: (nameField: NameField) => readonly Problem[];
}

function verdictOn(decoded: DecodedRecord): Verdict {
  return decoded.candidate === null ? { problems: () => [decoded.problem] } : judge(decoded.candidate);
}

function reject({ decoded, problems }: Refused, trace: OpenTrace, log: FindingLog, sink: RecordSink): void {
  const named = problems(trace.decoding.nameField);
  for (const problem of named) log.add(asFinding(trace.file, decoded.line, problem));
  sink.reject({
    line: decoded.line,
    record: ownText(decoded.text),
    reasons: named.map(({ field, message }) => `${field}: ${message}`),
  });
}

function asFinding(file: string, line: number, { field, message, code }: Problem): Finding {
  return { file, line, field, message, severity: 'error', code: code ?? 'value-invalid', count: 1 };
}
