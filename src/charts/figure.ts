// A figure: a standalone Vega-Lite v6 specification with its data inline, and the name of its file.

import type { TopLevelSpec } from 'vega-lite';

export interface FigureSpec {
  /** File name without ending, unique within a module: `tensor-access`. */
  readonly name: string;
  readonly spec: TopLevelSpec;
}
