// A figure: a standalone Vega-Lite v6 specification with its data inline, and the name of its file.

import type { TopLevelSpec } from 'vega-lite';

/** How large a figure is to be drawn. */
export interface FigureSize {
  /** Pixels (1/96 inch) of the whole figure; each figure's own width by default. */
  readonly width?: number | undefined;
}

export interface FigureSpec {
  /** File name without ending, unique within a module: `tensor-access`. */
  readonly name: string;
  readonly spec: TopLevelSpec;
  /** What the x axis holds, where figures of a page share it: a range chosen in one is shown in all. */
  readonly axis?: SharedAxis;
}

/** Time since the start of the trace, in units of so many seconds; or the candidate's number. */
export type SharedAxis =
  | { readonly kind: 'time'; readonly unitSeconds: number }
  | { readonly kind: 'candidate' };
