// How good is an architecture, and how long does it train? What a search asks of its objective.

/** Architectures are choice indices, `length` of them from `offset` on in a shared column. */
export interface Objective {
  /** Quality without noise; NaN for an architecture that cannot be trained. */
  quality(architectures: Int32Array, offset: number): number;
  /** Recorded training time in seconds; NaN where the objective knows none. */
  seconds(architectures: Int32Array, offset: number): number;
  /** How an architecture without a quality fails. */
  readonly failure: string;
}
