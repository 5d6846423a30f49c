// What is behind each path given to compare: a trace, a summary, or a folder of reports; and what it is called.

import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Summary } from '../index.ts';
import { NastraceError } from '../shared/errors.ts';
import { compareCodePoints } from '../shared/text-order.ts';
import { traceName } from './output-place.ts';

export interface Source {
  /** As given, or found in a folder as given. */
  readonly path: string;
  /** The path's parts that name it, the last one first choice: `runs/a/summary.json` is `a`, then `runs/a`. */
  readonly names: readonly string[];
  /** Null for a trace. */
  readonly summary: Summary | null;
}

const SUMMARY = 'summary.json';
const HEAD_BYTES = 4096;

/** The sources of the paths in their order; a folder stands for its report, or for the reports in its folders. */
export async function findSources(paths: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const path of paths) {
    const found = path === '-' ? null : await stat(path).catch(() => null);
    if (found?.isDirectory() === true) {
      for (const file of await reportsIn(path)) sources.push(await summarySource(file));
    } else if (found?.isFile() === true && (await looksLikeSummary(path))) {
      sources.push(await summarySource(path));
    } else sources.push({ path, names: namesOf(path, traceName(path)), summary: null });
  }
  return sources;
}

async function reportsIn(folder: string): Promise<string[]> {
  const own = join(folder, SUMMARY);
  if (await isFile(own)) return [own];
  const entries = await readdir(folder);
  const files = entries.sort(compareCodePoints).map(name => join(folder, name, SUMMARY));
  const reports: string[] = [];
  for (const file of files) if (await isFile(file)) reports.push(file);
  if (reports.length > 0) return reports;
  throw new NastraceError(
    'source-unreadable',
    `${folder}: a folder without a ${SUMMARY}, nor one in its folders`,
    ['nastrace analyze <trace> -o <folder> writes a report that can be compared'],
  );
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}

/** True for the head of a summary as nastrace writes it, or any JSON document with a `schemaVersion`. */
async function looksLikeSummary(path: string): Promise<boolean> {
  const head = await readHead(path);
  if (/^\s*\{\s*"(schemaVersion|comparisonVersion)"\s*:/.test(head)) return true;
  if (!path.endsWith('.json') || !/^\s*\{/.test(head)) return false;
  try {
    const document: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof document === 'object' && document !== null && 'schemaVersion' in document;
  } catch {
    return false;
  }
}

async function readHead(path: string): Promise<string> {
  const file = await open(path).catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function summarySource(path: string): Promise<Source> {
  const { parseSummary } = await import('../index.ts');
  const text = await readFile(path, 'utf8').catch(error => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NastraceError('source-unreadable', `${path}: the summary cannot be read: ${reason}`);
  });
  if (/^\s*\{\s*"comparisonVersion"/.test(text)) {
    throw new NastraceError(
      'summary-invalid',
      `${path}: is itself a comparison, not the summary of a trace`,
      ['give the summaries or traces that it compared'],
    );
  }
  const isNamedByFolder = basename(path) === SUMMARY;
  const place = isNamedByFolder ? dirname(resolve(path)) : path;
  return {
    path,
    names: namesOf(place, isNamedByFolder ? basename(place) : traceName(path)),
    summary: parseSummary(text, path),
  };
}

/** The name, then with one more folder before it each. */
function namesOf(path: string, name: string): string[] {
  if (path === '-') return [name];
  const folders = resolve(path)
    .split(sep)
    .slice(0, -1)
    .filter(part => part !== '');
  return [name, ...folders.map((_, index) => [...folders.slice(-index - 1), name].join('/'))];
}

/** A label each, as short as tells them apart; files that one path names twice get a number. */
export function labelSources(sources: readonly Source[]): string[] {
  const taken = new Set<string>();
  return sources.map(({ names }) => {
    const others = sources.filter(source => source.names !== names);
    const own = names.find((name, depth) => others.every(other => other.names[depth] !== name));
    const label = own ?? names.at(-1) ?? '';
    let free = label;
    for (let copy = 2; taken.has(free); copy++) free = `${label} (${copy})`;
    taken.add(free);
    return free;
  });
}
