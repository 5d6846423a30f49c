// What a simulated evaluation says of itself, and what a search says of itself at its end.

/** One object serves all evaluations of a search: it holds until the next one is asked for. */
export interface SimulatedEvaluation {
  /** Number in creation order, from 0. */
  id: number;
  /** The evaluation that it was mutated from, −1 for a random architecture. */
  parent: number;
  /** Microseconds since the search began; end > start. */
  start: number;
  end: number;
  /** Number of its worker, from 0. */
  worker: number;
  /** Choice indices: of `architectures`, as many as the space has nodes, from `offset` on. */
  architectures: Int32Array;
  offset: number;
  /** Six decimals; NaN for a failure. */
  quality: number;
  /** Why it failed. */
  error: string | null;
  /** Leading layers taken over from a known model, −1 without transfer learning. */
  transferred: number;
}

/** Times in seconds; a quality of which there is none is null. */
export interface SimulationTotals {
  readonly evaluations: number;
  readonly failures: number;
  readonly best: number | null;
  /** When the best was there. */
  readonly bestSeconds: number | null;
  /** From the common start to the last end. */
  readonly seconds: number;
  /** Share of the worker-seconds in which no evaluation ran. */
  readonly idleShare: number;
  /** Mean time of a free worker until its next evaluation; null where no worker got a second one. */
  readonly meanWaitSeconds: number | null;
}
