// How a path names a place in the summary: `quality.best`, `claims.<id>`, `integrity.<code>`,
// `quality.transferBound.thresholds[epsilon=0.01].skippedShare`, `trie.depths[-1].topShare`.

import { mostSimilar } from '../shared/similar.ts';
import { claim, summary } from '../summary/schema.ts';
import type { Vocabulary } from './contract.ts';
import { type Place, placeOf } from './schema-tree.ts';

export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'where'; readonly field: string; readonly value: string };

export interface Target {
  readonly path: string;
  readonly root: 'summary' | 'claims' | 'integrity';
  readonly steps: readonly Step[];
  readonly place: Place;
}

/** What is wrong with a path, and what was probably meant. */
export class PathProblem extends Error {}

/** Throws PathProblem unless the path names a value of the summary. */
export function resolvePath(path: string, vocabulary: Vocabulary): Target {
  const steps = parseSteps(path);
  const [first, second, ...rest] = steps;
  if (first?.kind !== 'key')
    throw new PathProblem(`expected a path such as quality.best, found ${JSON.stringify(path)}`);
  if (first.key === 'claims') return namedTarget(path, 'claims', second, rest, vocabulary.claims);
  if (first.key === 'integrity')
    return namedTarget(path, 'integrity', second, rest, Object.keys(vocabulary.warnings));
  const whole = Object.hasOwn(summary.shape, first.key)
    ? steps
    : [{ kind: 'key', key: 'analyses' } as const, ...steps];
  let place = placeOf([summary]);
  for (const step of whole) place = enter(place, step, path);
  if (place.scalars.size === 0) {
    const inside = [...place.keys.keys()];
    throw new PathProblem(
      inside.length > 0
        ? `${path} is a group; name one of ${inside.join(', ')}`
        : `${path} is a list; name an element of it, as ${path}[0]`,
    );
  }
  return { path, root: 'summary', steps: whole, place };
}

function namedTarget(
  path: string,
  root: 'claims' | 'integrity',
  name: Step | undefined,
  rest: readonly Step[],
  known: readonly string[],
): Target {
  const key = name?.kind === 'key' ? name.key : '';
  if (!known.includes(key) || rest.length > 0) throw unknown(key, known, path);
  const place =
    root === 'claims' ? placeOf([claim.shape.verdict]) : placeOf([summary.shape.trace.shape.evaluations]);
  return { path, root, steps: [{ kind: 'key', key }], place };
}

function enter(place: Place, step: Step, path: string): Place {
  if (step.kind === 'key') {
    const schema = place.keys.get(step.key);
    if (schema !== undefined) return placeOf([schema]);
    const top = place.keys.has('trie') ? ['claims', 'integrity', ...Object.keys(summary.shape)] : [];
    throw unknown(step.key, [...place.keys.keys(), ...top], path);
  }
  const elements = placeOf(place.elements);
  if (place.elements.length === 0)
    throw new PathProblem(`${path}: […] picks an element of a list, and there is none`);
  if (step.kind === 'where' && !elements.keys.has(step.field))
    throw unknown(step.field, [...elements.keys.keys()], path);
  return elements;
}

function unknown(key: string, known: readonly string[], path: string): PathProblem {
  const meant = mostSimilar(key, known);
  const hint = meant === null ? `expected one of ${known.join(', ')}` : `did you mean ${meant}?`;
  return new PathProblem(`${path}: there is no ${JSON.stringify(key)} in the summary; ${hint}`);
}

function parseSteps(path: string): Step[] {
  const steps: Step[] = [];
  const part = /(?:^|\.)([^.[\]]+)|\[(?:([^\]=]+)=([^\]]*)|(-?\d+))\]/gy;
  let end = 0;
  for (let found = part.exec(path); found !== null; found = part.exec(path)) {
    const [, key, field, value, index] = found;
    if (key !== undefined) steps.push({ kind: 'key', key });
    else if (field !== undefined) steps.push({ kind: 'where', field, value: value ?? '' });
    else steps.push({ kind: 'index', index: Number(index) });
    end = part.lastIndex;
  }
  if (end !== path.length || steps.length === 0)
    throw new PathProblem(
      `${path}: expected keys with points between them, and [field=value] or [0] for an element`,
    );
  return steps;
}
