// From a JSON object's keys to a candidate's fields, keeping account of the keys seen.

import type { Candidate } from '../candidate.ts';
import { columnsMissing, namesOf } from '../column-finder.ts';
import { FIELDS, type Field } from '../fields.ts';
import { readList, readSequence } from '../sequence-text.ts';
import { TimeReader } from '../times.ts';
import { readNumber, readQuality } from '../values.ts';
import type { DecodeOptions } from './format.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Names are kept to be shown; a trace whose keys are all different is no reason to keep them all. */
const MOST_IGNORED = 1000;
/** What a header has and a record must not have. */
export const HEADER_KEY = 'nastrace';
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in texts
const UNPLAIN = /[\\\u0000-\u001f]/;

export class KeyReader {
  readonly times: TimeReader;
  private readonly map: Readonly<Record<string, string>>;
  private readonly nodes: readonly string[];
  private readonly namesOf: ReadonlyMap<Field, readonly string[]>;
  private readonly fieldOf = new Map<string, Field>();
  private readonly seen = new Map<Field, string>();
  /** Unknown keys and the first line of each. */
  readonly ignored = new Map<string, number>();
  objects = 0;

  constructor({ map, nodes, timeUnit }: Pick<DecodeOptions, 'map' | 'nodes' | 'timeUnit'>) {
    this.times = new TimeReader(timeUnit);
    this.map = map;
    this.nodes = nodes ?? [];
    this.namesOf = new Map(FIELDS.map(field => [field, namesOf(field, map)]));
    for (const [field, names] of this.namesOf) for (const name of names) this.fieldOf.set(name, field);
  }

  candidateOf(object: JsonObject, line: number): Candidate {
    this.objects++;
    const candidate: Partial<Record<Field, unknown>> = {};
    for (const key in object) {
      const field = this.fieldOf.get(key);
      if (field === undefined) {
        this.ignore(key, line);
      } else if (candidate[field] === undefined || this.isBetter(field, key, object)) {
        candidate[field] = readValue(field, object[key], this.times);
        if (!this.seen.has(field)) this.seen.set(field, key);
      }
    }
    if (this.nodes.length > 0) candidate.arch = this.choicesOf(object);
    return candidate;
  }

  private choicesOf(object: JsonObject): readonly unknown[] {
    const choices = this.nodes.map(node => object[node] ?? object[`p:${node}`]);
    if (choices.some(choice => choice !== undefined)) this.seen.set('arch', 'arch');
    return choices;
  }

  /** The field that a key carried before, `'ignored'` for a key that carried none; undefined for one not met yet. */
  knownKey(key: string): Field | 'ignored' | undefined {
    // Escapes make one key of several texts; the header's key makes another record of the line.
    if (key === HEADER_KEY || UNPLAIN.test(key)) return undefined;
    const field = this.fieldOf.get(key);
    if (field !== undefined) return this.seen.has(field) ? field : undefined;
    return this.ignored.has(key) ? 'ignored' : undefined;
  }

  /** The key of a choice where the nodes are keys of their own. */
  nodeName(field: string, item: number | undefined): string | undefined {
    return field === 'arch' && item !== undefined ? this.nodes[item] : undefined;
  }

  /** The key under which the trace carries a field. */
  nameOf(field: string): string {
    return FIELDS.map(known => (known === field ? this.seen.get(known) : undefined)).find(Boolean) ?? field;
  }

  get arch(): boolean {
    return this.seen.has('arch');
  }

  /** A trace of failures alone may say their errors and no quality. */
  get quality(): boolean {
    return this.seen.has('quality') || this.seen.has('error');
  }

  /** All keys seen, fields first. */
  get names(): readonly string[] {
    return [...this.seen.values(), ...this.ignored.keys()];
  }

  /** Throws `columns-missing` when a mapped key was never seen. */
  checkMapped(file: string): void {
    const absent = FIELDS.find(field => this.map[field] !== undefined && !this.seen.has(field));
    const key = absent === undefined ? undefined : this.map[absent];
    if (key !== undefined) {
      throw columnsMissing(file, `no key ${key}`, this.names, `give --map ${absent} one of these`);
    }
  }

  /** Whether `key` stands before every other key of this object that carries the field. */
  private isBetter(field: Field, key: string, object: JsonObject): boolean {
    return this.namesOf.get(field)?.find(name => Object.hasOwn(object, name)) === key;
  }

  private ignore(key: string, line: number): void {
    if (this.ignored.has(key) || this.ignored.size >= MOST_IGNORED) return;
    if (!this.nodes.some(node => key === node || key === `p:${node}`)) this.ignored.set(key, line);
  }
}

/** A JSON value where a field belongs: null is a gap (a failure for the quality), a label may be a number. */
function readValue(field: Field, value: unknown, times: TimeReader): unknown {
  switch (field) {
    case 'quality':
      return typeof value === 'string' ? readQuality(value) : value;
    case 'start':
    case 'end':
    case 'submit':
    case 'gather':
      return times.readValue(value);
    case 'transferred':
      return typeof value === 'string' ? readNumber(value) : (value ?? undefined);
    case 'arch':
      return typeof value === 'string' ? readSequence(value) : (value ?? undefined);
    case 'tensors':
      return readTensors(value);
    case 'worker':
    case 'id':
    case 'parent':
      return typeof value === 'number' ? String(value) : (value ?? undefined);
    default:
      return value ?? undefined;
  }
}

function readTensors(value: unknown): unknown {
  if (typeof value === 'string') return toLabels(readList(value));
  return Array.isArray(value) ? toLabels(value) : (value ?? undefined);
}

function toLabels(value: readonly unknown[] | string): unknown {
  return typeof value === 'string'
    ? value
    : value.map(item => (typeof item === 'number' ? String(item) : item));
}
