// From a configuration's text to what it says, or to the first thing wrong with it as `file:line: place: message`.

import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { NastraceError } from '../shared/errors.ts';
import { mostSimilar } from '../shared/similar.ts';
import { type Config, configSchema } from './config-schema.ts';
import { placeOf } from './schema-tree.ts';

type Path = readonly PropertyKey[];

/** A configuration and where its places are. */
export interface ParsedConfig {
  readonly config: Config;
  /** `file:line` of a rule of `expect`. */
  readonly placeOfRule: (path: string) => string;
}

/** JSON is YAML. Throws NastraceError `config`. */
export function parseConfig(text: string, file: string): ParsedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeOfPath = (path: Path) => `${file}:${lines.linePos(offsetOf(document, path)).line || 1}`;
  const [problem] = document.errors;
  if (problem !== undefined) {
    const [reason = ''] = problem.message.split('\n');
    throw wrong(
      `${file}:${lines.linePos(problem.pos[0]).line}: expected JSON or YAML: ${reason.replace(/ at line.*$/, '')}`,
    );
  }
  const parsed = configSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { config: parsed.data, placeOfRule: path => placeOfPath(['expect', path]) };
  const issue = deepest(parsed.error.issues);
  const path = issue.path.concat(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []);
  throw wrong(
    `${placeOfPath(path)}: ${issue.path.map(String).join(': ') || 'configuration'}: ${messageOf(issue, valueAt(document, issue.path))}`,
  );
}

function wrong(message: string): NastraceError {
  return new NastraceError('config', message, ['docs/ci.md lists what a configuration may say']);
}

type Issue = z.core.$ZodIssue;

/** Of a choice between forms, what is wrong with the form that came nearest: the one whose problem lies deepest. */
function deepest(issues: readonly Issue[]): Issue {
  const flat = issues.flatMap(issue => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const forms = issue.errors
      .map(form => deepest(form))
      .map(found => ({ ...found, path: [...issue.path, ...found.path] }));
    const shape = forms.filter(
      ({ code, path }) => code !== 'invalid_type' || path.length > issue.path.length,
    );
    return shape.length > 0 ? [shape.reduce((a, b) => (b.path.length > a.path.length ? b : a))] : [issue];
  });
  const [first] = flat;
  if (first === undefined) throw new RangeError('no issue');
  return first;
}

function messageOf(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = knownKeys(issue.path);
    const meant = mostSimilar(key, known);
    return `there is no ${JSON.stringify(key)}; ${meant === null ? `expected one of ${known.join(', ')}` : `did you mean ${meant}?`}`;
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    const meant = mostSimilar(String(value), choices);
    const hint = meant === null ? '' : `; did you mean ${meant}?`;
    return `expected ${choices.join(' or ')}, found ${JSON.stringify(value)}${hint}`;
  }
  return `${issue.message.replace(/^Invalid input: /, '')}${value === undefined ? '' : ` (found ${JSON.stringify(value)})`}`;
}

function knownKeys(path: Path): string[] {
  let place = placeOf([configSchema]);
  for (const key of path) {
    const next = place.keys.get(String(key));
    place = placeOf(next === undefined ? [...place.values, ...place.elements] : [next]);
  }
  return [...place.keys.keys()];
}

function valueAt(document: Document.Parsed, path: Path): unknown {
  return path.length === 0 ? undefined : document.getIn(path.map(String).map(asIndex));
}

function asIndex(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key;
}

/** Where the key stands, else the value, else what holds it. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const keys = path.slice(0, depth).map(String).map(asIndex);
    const parent: unknown = depth === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(keys.at(-1)))
      : undefined;
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
    const node: unknown = document.getIn(keys, true);
    if (isScalar(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}
