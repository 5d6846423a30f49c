// Who was whose parent: recorded where the trace says so, else a posterior distribution (METHOD §2).

import type { Settings } from './settings.ts';

/** One stage-2 creation and its possible parents; buffers are reused, valid during the visit only. */
export interface Creation {
  /** The evaluation created. */
  readonly child: number;
  /** Number of possible parents (members at distance ≤ 1); the arrays below hold that many. */
  readonly count: number;
  /** Evaluation of each possible parent. */
  readonly member: Int32Array;
  /** Position mutated (0-based), −1 for an equal sequence, −2 for a recorded parent at distance ≥ 2. */
  readonly position: Int32Array;
  /** Members of the population strictly better, and tied (itself included); tied 0 for one outside it. */
  readonly better: Int32Array;
  readonly tied: Int32Array;
  /** Exact selection probability. */
  readonly selection: Float64Array;
  /** Posterior weight as parent. */
  readonly weight: Float64Array;
  /** Posterior weight of a random architecture; 0 with recorded parents. */
  readonly random: number;
  readonly resolved: boolean;
  /** Successes known: the population is candidates `known − P + 1 … known` (1-based). */
  readonly known: number;
}

export interface Lineage {
  readonly source: 'recorded' | 'inferred';
  readonly settings: Settings;
  readonly eligible: number;
  readonly resolved: number;
  readonly unresolved: number;
  /** Children with exactly one possible member. */
  readonly certain: number;
  readonly meanConfidence: number | null;
  /** Most probable parent sequence of each evaluation, −1 when unresolved or of stage 1; and its weight. */
  readonly parentSequence: Int32Array;
  readonly confidence: Float64Array;
  /** Posterior weight of a random architecture, NaN outside stage 2. */
  readonly randomWeight: Float64Array;
  /** Visits all stage-2 creations in creation order. */
  replay(visit: (creation: Creation) => void): void;
}
