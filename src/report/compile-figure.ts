// A figure compiled once, for the page and for drawings.
//
// In the page most figures differ from their drawings in that marks say their values under the pointer, and in nothing
// else: what is compiled for the page, without that, is what would be compiled for a drawing (test/report holds the two
// against each other).

import type { Spec as VegaSpec } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { Compile, Compiled } from './compile.ts';
import { withTooltips } from './page/enliven.ts';

interface CompiledFigure {
  /** Marks say their values. */
  readonly telling: Compiled;
  readonly silent: Compiled;
}

const compiled = new WeakMap<TopLevelSpec, CompiledFigure>();

/** As the figure is drawn; nobody may write into it. */
export function compiledFigure(compile: Compile, spec: TopLevelSpec): Compiled {
  return bothOf(compile, spec).silent;
}

/** As a page shows it, its marks saying their values; nobody may write into it. */
export function compiledWithTooltips(compile: Compile, spec: TopLevelSpec): Compiled {
  return bothOf(compile, spec).telling;
}

function bothOf(compile: Compile, spec: TopLevelSpec): CompiledFigure {
  const known = compiled.get(spec);
  if (known !== undefined) return known;
  const telling = compile(withTooltips(spec));
  const both = { telling, silent: { ...telling, vega: withoutTooltips(telling.vega) } };
  compiled.set(spec, both);
  return both;
}

/** Without them, and without what holds nothing else: the marks' configuration. */
function withoutTooltips(vega: VegaSpec): VegaSpec {
  const text = JSON.stringify(vega, (key, value) =>
    key === 'tooltip' || holdsTooltipAlone(value) ? undefined : value,
  );
  return JSON.parse(text) as VegaSpec;
}

function holdsTooltipAlone(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('tooltip' in value)) return false;
  return Object.keys(value).length === 1;
}
