// What the page holds of a figure: its Vega-Lite specification, the same compiled to Vega, its data once.
//
// Vega-Lite's compiler stays out of the page (it is larger than all of Vega's runtime). In both specifications a
// table of rows is replaced by its number, `{"$rows": 3}`; `src/browser/unpack.ts` puts it back.

import type { TopLevelSpec } from 'vega-lite';
import type { SharedAxis } from '../../charts/figure.ts';
import type { Row } from '../../charts/frame.ts';
import { themed } from '../../charts/palettes.ts';
import { type Compiled, replacingTables, rowsText, tableNumbers, withRows } from '../compile.ts';
import { type PackedRows, packRows } from './pack.ts';
import { differences, type Patch } from './patch.ts';

/** A figure as its module drew it. */
export interface PageFigure {
  /** Unique in the page: `quality-quality`. */
  readonly id: string;
  readonly spec: TopLevelSpec;
  /** What is shown in the page: the figure with what only a page can do, such as selections, compiled. */
  readonly compiled: Compiled;
  readonly axis?: SharedAxis;
}

export interface FigurePayload {
  readonly id: string;
  readonly vegaLite: unknown;
  readonly vega: unknown;
  /** What is different in `vega` on a dark page. */
  readonly dark: Patch;
  readonly tables: readonly PackedRows[];
  readonly axis: SharedAxis | null;
}

/** What the page holds of the figure, for both themes. */
export function figurePayload({ id, spec, compiled, axis }: PageFigure): FigurePayload {
  const { tables, numberOf } = tableNumbers();
  const numbered = (rows: Row[]) => ({ $rows: numberOf(rows) });
  const vegaLite: unknown = JSON.parse(replacingTables(spec, numbered));
  const vega: unknown = JSON.parse(replacingTables(withRows(compiled), numbered));
  return {
    id,
    vegaLite,
    vega,
    dark: differences(vega, themed(vega, 'dark')),
    tables: tables.map(rows => packRows(plain(rows))),
    axis: axis ?? null,
  };
}

/** Rows as JSON gives them back. */
function plain(rows: Row[]): Row[] {
  return JSON.parse(rowsText(rows)) as Row[];
}
