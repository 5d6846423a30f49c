// Which inputs are repeats of one setting: by pattern (`--group fast=fast-*`), or by giving them one label.

import { basename } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { NastraceError } from '../shared/errors.ts';
import { labelSources, type Source } from './compare-sources.ts';

export interface GroupPattern {
  readonly name: string;
  readonly pattern: string;
}

export interface Naming {
  readonly label: string;
  readonly group: string;
}

/** `name=pattern`, collected over repeated options. */
export function collectGroup(text: string, before: readonly GroupPattern[] = []): GroupPattern[] {
  const equals = text.indexOf('=');
  const [name, pattern] = [text.slice(0, equals).trim(), text.slice(equals + 1)];
  if (equals < 1 || name === '' || pattern === '')
    throw new InvalidArgumentError("Expected name=pattern, such as fast='fast-*'.");
  return [...before, { name, pattern }];
}

/**
 * A label and a group for each source; inputs of one given label are a group, their own names the labels.
 * Throws NastraceError `usage` for labels too few or many, and for patterns that match none or the same input.
 */
export function nameSources(
  sources: readonly Source[],
  labels: readonly string[] | undefined,
  patterns: readonly GroupPattern[] = [],
): Naming[] {
  const own = labelSources(sources);
  if (labels !== undefined && labels.length !== sources.length) {
    throw new NastraceError('usage', `--label has ${labels.length} names for ${sources.length} inputs`, [
      `one name an input, in their order: ${own.slice(0, 3).join(', ')} …`,
    ]);
  }
  const naming = own.map((name, index) => {
    const given = labels?.[index] ?? name;
    const isRepeated = labels !== undefined && labels.indexOf(given) !== labels.lastIndexOf(given);
    return { label: isRepeated ? `${given}: ${name}` : given, group: given };
  });
  return patterns.length === 0 ? naming : groupByPattern(sources, naming, patterns);
}

function groupByPattern(
  sources: readonly Source[],
  naming: readonly Naming[],
  patterns: readonly GroupPattern[],
): Naming[] {
  const used = new Set<GroupPattern>();
  const grouped = naming.map(({ label, group }, index) => {
    const path = sources[index]?.path ?? '';
    const texts = [path, basename(path), label, ...(sources[index]?.names ?? [])];
    const matching = patterns.filter(({ pattern }) => texts.some(text => matches(text, pattern)));
    for (const each of matching) used.add(each);
    const names = new Set(matching.map(({ name }) => name));
    if (names.size > 1) {
      throw new NastraceError('usage', `${path} belongs to the groups ${[...names].join(' and ')}`, [
        'narrow the patterns of --group',
      ]);
    }
    return { label, group: [...names][0] ?? group };
  });
  const idle = patterns.find(pattern => !used.has(pattern));
  if (idle !== undefined) {
    throw new NastraceError('usage', `--group ${idle.name}=${idle.pattern} matches no input`, [
      'a pattern is held against the path, the file’s name and the label; quote it from the shell',
    ]);
  }
  return grouped;
}

/** `*` any characters, `?` one; everything else itself. */
function matches(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'su').test(text);
}
