// A summary read back from its file, and its published JSON Schema.

import { z } from 'zod';
import { NastraceError } from '../shared/errors.ts';
import { type Summary, summary } from './schema.ts';
import { SCHEMA_VERSION } from './version.ts';

/** @throws NastraceError `summary-invalid`, naming the file, the place in it, and what to do. */
export function parseSummary(text: string, file: string): Summary {
  const document = parseJson(text, file);
  const version = versionOf(document);
  if (version !== SCHEMA_VERSION) {
    const found = version === undefined ? 'no schemaVersion' : `schemaVersion ${JSON.stringify(version)}`;
    const next =
      version === undefined
        ? 'name <folder>/summary.json of the report, not that of one of its sections or another file'
        : 'run nastrace analyze on the trace again';
    throw new NastraceError(
      'summary-invalid',
      `${file}: expected a nastrace summary of schemaVersion ${SCHEMA_VERSION}, found ${found}; ${next}`,
    );
  }
  const parsed = summary.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new NastraceError(
    'summary-invalid',
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a summary'}; run nastrace analyze on the trace again`,
  );
}

/** The JSON Schema (draft 2020-12) of summary.json. */
export function summaryJsonSchema(): object {
  return z.toJSONSchema(summary, { target: 'draft-2020-12' });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NastraceError(
      'summary-invalid',
      `${file}: expected a nastrace summary, found no JSON; a trace is analyzed first: nastrace analyze`,
    );
  }
}

function versionOf(document: unknown): unknown {
  return typeof document === 'object' && document !== null && 'schemaVersion' in document
    ? document.schemaVersion
    : undefined;
}
