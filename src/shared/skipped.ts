// A result that cannot be had, and why: what a trace lacks costs only what needs it.

export interface Skipped {
  readonly skipped: string;
}

export function skipped(reason: string): Skipped {
  return { skipped: reason };
}

export function isSkipped(value: unknown): value is Skipped {
  return typeof value === 'object' && value !== null && 'skipped' in value;
}
