// What the reference implementation may be told besides the records (METHOD §1, §2).

import type { Choice } from '../support/record.ts';

export type MutationModel = 'redraw' | 'replace';

export interface ReferenceOptions {
  space?: readonly { name: string; choices: readonly Choice[] }[];
  header?: { population?: number; sample?: number };
  population?: number;
  sample?: number;
  mutation?: MutationModel;
  window?: number;
  prefixLength?: number;
  minShare?: number;
  snapshots?: readonly number[];
  access?: 'transfers' | 'presence';
  lowQuality?: number;
  /** Infers parents though fewer than 10 successes are known and no gate can be asked: for examples by hand. */
  ungated?: boolean;
  /** Cuts the grid of settings at this P; a shorter grid than METHOD's, for speed, changes what is estimated. */
  maxPopulation?: number;
}

export interface Skipped {
  skipped: string;
}

/** What stands in the place of a part that cannot be computed. */
export function skip(reason: string): Skipped {
  return { skipped: reason };
}

export function isSkipped<T extends object>(part: T | Skipped): part is Skipped {
  return 'skipped' in part && typeof part.skipped === 'string';
}
