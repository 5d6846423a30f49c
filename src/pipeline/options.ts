// What an analysis may be told.

import type { AnalysisId } from '../summary/schema.ts';
import type { FactOptions } from './facts.ts';

/** Each module takes its own from among these by its `params` schema. */
export interface AnalyzeOptions extends FactOptions {
  /** Modules to run; default all. */
  readonly only?: readonly AnalysisId[] | undefined;
  readonly minShare?: number | undefined;
  readonly snapshots?: readonly number[] | undefined;
  readonly access?: 'transfers' | 'presence' | undefined;
  readonly seed?: number | undefined;
  readonly permutations?: number | undefined;
  readonly lowQuality?: number | undefined;
  readonly fullRange?: boolean | undefined;
  /** Replay caching policies too; by default not. */
  readonly cache?: boolean | undefined;
}
