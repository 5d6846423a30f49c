// How is a tabular benchmark read? From JSON or CSV, told apart by the first character.

import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Choice } from '../../trace/trace.ts';
import { type TableRow, tableError } from './table.ts';

const choice = z.union([z.string().min(1), z.number()]);
const quality = z.number().nullable();
const seconds = z.number().positive().optional();
const entry = z.union([quality, z.object({ quality, seconds })]);
const row = z.object({ arch: z.union([z.string().min(1), z.array(choice).min(1)]), quality, seconds });
const EXPECTED = 'expected an architecture, a quality (a number or null) and perhaps seconds above 0';

/** The rows of a table, at least one. Throws NastraceError `config`, naming the row that is wrong. */
export function parseTable(text: string, file: string): TableRow[] {
  const start = text.trimStart()[0];
  const rows = start === '{' || start === '[' ? jsonRows(text, file) : csvRows(text, file);
  if (rows.length === 0) throw tableError(file, 'no rows', 'expected at least one architecture');
  return rows;
}

function jsonRows(text: string, file: string): TableRow[] {
  const value = parseJson(text, file);
  if (Array.isArray(value)) return value.map((item, i) => rowOf(item, `row ${i + 1}`, file));
  return Object.entries(value as object).map(([arch, item]) => {
    const place = JSON.stringify(arch);
    const verdict = entry.safeParse(item);
    if (!verdict.success || arch === '') throw tableError(file, place, EXPECTED);
    const found = verdict.data;
    return rowOf(
      typeof found === 'object' && found !== null ? { arch, ...found } : { arch, quality: found },
      place,
      file,
    );
  });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw tableError(file, 'the text', 'expected JSON, as its first character says');
  }
}

function csvRows(text: string, file: string): TableRow[] {
  const [names = [], ...records] = csvRecords(text, file);
  const column = (name: string) => names.findIndex(found => found.trim() === name);
  const [arch, quality, time] = [column('arch'), column('quality'), column('seconds')];
  if (arch < 0 || quality < 0) {
    const missing = arch < 0 ? 'arch' : 'quality';
    throw tableError(file, 'line 1', `expected a column ${missing}, found ${names.join(', ') || 'none'}`);
  }
  return records.map((record, i) => {
    const secondsText = record[time] ?? '';
    const found = { arch: record[arch], quality: numberOf(record[quality]) };
    const timed = secondsText.trim() === '' ? found : { ...found, seconds: numberOf(secondsText) };
    return rowOf(timed, `line ${i + 2}`, file);
  });
}

function csvRecords(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw tableError(file, 'the text', error.message);
  }
}

/** A number, null for nothing or a failure's mark, the text itself where it is neither. */
function numberOf(text = ''): number | string | null {
  const trimmed = text.trim();
  if (trimmed === '' || /^F/.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : text;
}

function rowOf(value: unknown, place: string, file: string): TableRow {
  const verdict = row.safeParse(value);
  if (!verdict.success) throw tableError(file, place, EXPECTED);
  const { quality, seconds = null } = verdict.data;
  const arch = typeof verdict.data.arch === 'string' ? choicesOf(verdict.data.arch) : verdict.data.arch;
  if (arch === null) throw tableError(file, place, EXPECTED);
  return { arch, quality, seconds, place };
}

/** `0-1-2` with names joined by `-`, as prefixes are written (METHOD §1), or a JSON list; null where it is neither. */
function choicesOf(text: string): Choice[] | null {
  if (!text.trim().startsWith('[')) {
    return splitEscaped(text.trim()).map(item => (/^-?\d+(\.\d+)?$/.test(item) ? Number(item) : item));
  }
  try {
    return z.array(choice).min(1).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A backslash takes the next character as it is. */
function splitEscaped(text: string): string[] {
  const parts: string[] = [''];
  for (let i = 0; i < text.length; i++) {
    const last = parts.length - 1;
    if (text[i] === '-') parts.push('');
    else parts[last] += text[i] === '\\' ? (text[++i] ?? '') : (text[i] ?? '');
  }
  return parts;
}
