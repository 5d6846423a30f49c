// What an access is called: a trace that records no transfers shows only what would be transferred (METHOD §1).

import type { LocalitySummary } from '../schema.ts';

/** "An evaluation …". */
export const WHAT_IS_COUNTED: Readonly<Record<LocalitySummary['accesses'], string>> = {
  recorded: 'that read the tensor',
  hypothetical: 'to which the tensor would be transferred',
  presence: 'that contains the tensor',
};

/** What the accesses are, in a subtitle. */
export const ACCESS_BASIS: Readonly<Record<LocalitySummary['accesses'], string>> = {
  recorded: 'recorded reads',
  hypothetical: 'layers that would be transferred',
  presence: 'all prefixes of each evaluation',
};
