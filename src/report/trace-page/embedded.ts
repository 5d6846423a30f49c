// What a report of one trace carries for the page's program (`src/browser`).

/** Where each shown window ends. */
export interface FrameEnd {
  readonly candidate: number;
  /** Seconds since the start of the trace; null where the trace has no times. */
  readonly seconds: number | null;
}

/** The trie as the page's program reads it; places are those of `analyses.trie.nodes`. */
export interface EmbeddedTrie {
  readonly depth: readonly number[];
  readonly choice: readonly string[];
  readonly count: readonly number[];
  readonly transfers: readonly (number | null)[];
  readonly evaluations: number;
  /** Successes in a full window. */
  readonly window: number;
  readonly followed: readonly number[];
  /** Counts of the followed nodes by frame. */
  readonly frames: readonly (readonly number[])[];
}
