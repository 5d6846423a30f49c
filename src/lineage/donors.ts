// Who would give an evaluation its weights: the donor (METHOD §2; paper II, longest common metadata).

import type { PrefixTree } from '../trace/prefix-tree.ts';

export interface Donors {
  /** Evaluation that gives the weights, −1 for none. */
  readonly donor: Int32Array;
  /** Depth of transfer t_c: number of leading layers given, 0 for none. */
  readonly depth: Int32Array;
  /** True when the trace records depths (`transferred`); else they are what a greedy transfer would give. */
  readonly recorded: boolean;
  /** The prefixes, with a node ending at every depth of transfer. */
  readonly tree: PrefixTree;
}
