// What the page holds of a figure: its Vega-Lite specification, the same compiled to Vega, its data once.
//
// Vega-Lite's compiler stays out of the page (it is larger than all of Vega's runtime). In both specifications a
// table of rows is replaced by its number, `{"$rows": 3}`; `src/browser/unpack.ts` puts it back.

import type { TopLevelSpec } from 'vega-lite';
import type { SharedAxis } from '../../charts/figure.ts';
import type { Row } from '../../charts/frame.ts';
import { themed } from '../../charts/palettes.ts';
import { type PackedRows, packRows } from './pack.ts';
import { differences, type Patch } from './patch.ts';

/** A figure as its module drew it. */
export interface PageFigure {
  /** Unique in the page: `quality-quality`. */
  readonly id: string;
  readonly spec: TopLevelSpec;
  /** What is shown in the page: the figure with what only a page can do, such as selections. */
  readonly enliven?: (spec: TopLevelSpec) => TopLevelSpec;
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

/** Compiles the figure once for both themes. Loads Vega-Lite. */
export async function figurePayload(figure: PageFigure): Promise<FigurePayload> {
  const { compile } = await import('vega-lite');
  const { id, spec, enliven = same => same, axis = null } = figure;
  const tables = new TableSet();
  const vegaLite = tables.replaceIn(spec);
  const vega = tables.replaceIn(compile(enliven(spec)).spec);
  return {
    id,
    vegaLite,
    vega,
    dark: differences(vega, themed(vega, 'dark')),
    tables: tables.packed(),
    axis,
  };
}

/** The distinct tables of rows that specifications hold under `values`. */
class TableSet {
  private readonly numberOf = new Map<string, number>();
  private readonly tables: Row[][] = [];

  /** A plain copy of the specification with numbers for its tables. */
  replaceIn(spec: unknown): unknown {
    return JSON.parse(JSON.stringify(spec), (key, value: unknown) =>
      key === 'values' && isTable(value) ? { $rows: this.add(value) } : value,
    );
  }

  packed(): PackedRows[] {
    return this.tables.map(packRows);
  }

  private add(rows: Row[]): number {
    const text = JSON.stringify(rows);
    const known = this.numberOf.get(text);
    if (known !== undefined) return known;
    this.numberOf.set(text, this.tables.length);
    return this.tables.push(rows) - 1;
  }
}

/** A list of objects: rows, not the values of a legend or an axis. */
function isTable(value: unknown): value is Row[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(row => typeof row === 'object' && row !== null && !Array.isArray(row))
  );
}
