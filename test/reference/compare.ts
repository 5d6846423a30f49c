// Where do a summary and the reference disagree?

export interface Tolerance {
  /** Of the larger magnitude. */
  relative: number;
  /** For numbers that are differences of larger ones, such as 0 with rounding. */
  absolute: number;
}

export interface Difference {
  path: string;
  expected: unknown;
  actual: unknown;
}

/** Rounding to METHOD's 12 significant digits moves a number by up to 5e-12 of itself; as much again for the sums. */
export const TWELVE_DIGITS: Tolerance = { relative: 1e-11, absolute: 1e-12 };

/**
 * Every place of `expected` where `actual` has another value; keys that only `actual` has are ignored.
 * `{skipped}` agrees with `{skipped}` whatever the reason. `tolerances` loosens paths that match.
 */
export function findDifferences(
  expected: unknown,
  actual: unknown,
  tolerances: readonly { path: RegExp; tolerance: Tolerance }[] = [],
  path = '',
): Difference[] {
  if (isRecord(expected) && isRecord(actual)) {
    if (isSkippedPart(expected) && isSkippedPart(actual)) return [];
    return Object.keys(expected).flatMap(key =>
      findDifferences(expected[key], actual[key], tolerances, path === '' ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, i) => findDifferences(item, actual[i], tolerances, `${path}[${i}]`));
  }
  if (typeof expected === 'number' && typeof actual === 'number') {
    const { relative, absolute } = tolerances.find(rule => rule.path.test(path))?.tolerance ?? TWELVE_DIGITS;
    const room = Math.max(absolute, relative * Math.max(Math.abs(expected), Math.abs(actual)));
    return Math.abs(expected - actual) <= room ? [] : [{ path, expected, actual }];
  }
  return Object.is(expected, actual) ? [] : [{ path, expected, actual }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A reason in words; a threshold's `skipped` is a number of candidates. */
const isSkippedPart = (part: Record<string, unknown>): boolean => typeof part['skipped'] === 'string';
