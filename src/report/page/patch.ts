// What differs between two specifications of one figure: the colours of another theme, not its data.
//
// The page holds a figure's specification once and, for the dark theme, the places where that differs.

/** A place in a JSON document and what stands there instead; `undefined` values are absent. */
export type Patch = readonly (readonly [path: readonly (string | number)[], value: unknown])[];

/** The changes that make `from` into `to`: single values where the structure is the same, else whole parts. */
export function differences(from: unknown, to: unknown, path: readonly (string | number)[] = []): Patch {
  if (Object.is(from, to)) return [];
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length)
    return from.flatMap((value, index) => differences(value, to[index], [...path, index]));
  if (isRecord(from) && isRecord(to) && sameKeys(from, to))
    return Object.keys(from).flatMap(key => differences(from[key], to[key], [...path, key]));
  return [[path, to]];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameKeys(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key));
}
